import type { ListingFeatures } from './features.js';

/** Attributes that listings of one source may share, by index in a profile. */
export enum Key {
  Symbol,
  /** Wrapped, bridged and other forms have none: their names are explicit, so plain names do not refer to them. */
  PlainSymbol,
  Exact,
  ExactWithId,
  Core,
  /** Coins of one base replaced one another. */
  Base,
  BaseAndVersion,
}

function keysOf({ symbol, name, hasOwnId, slug, base }: ListingFeatures): string[] {
  const exact = `${symbol} ${name.flat}`;
  return [
    symbol,
    name.qualifiers ? '' : symbol,
    exact,
    `${exact} ${hasOwnId ? slug : name.flat}`,
    `${symbol} ${name.core}`,
    base,
    name.version ? `${base} ${name.version}` : base,
  ];
}

/** A listing's keys, and by source how many listings have each of them. */
interface Profile {
  keys: readonly string[];
  counts: ReadonlyMap<string, readonly number[]>;
}

/**
 * Counts listings that share names and symbols. Files do not count, because a file lists a coin under several
 * spellings, and neither do those gone from their source.
 */
export class Namesakes {
  /** By source and key. */
  private readonly counts = new Map<string, Map<string, number>[]>();
  /** By name, which copies of a listing with other prices share. */
  private readonly profiles = new WeakMap<ListingFeatures['name'], Profile>();

  constructor(features: readonly ListingFeatures[]) {
    for (const listing of features) {
      if (!isCounted(listing)) continue;
      const keys = keysOf(listing);
      const counts = this.counts.get(listing.facts.source) ?? keys.map(() => new Map<string, number>());
      this.counts.set(listing.facts.source, counts);
      keys.forEach((key, place) => counts[place]!.set(key, (counts[place]!.get(key) ?? 0) + 1));
    }
  }

  has(a: ListingFeatures, b: ListingFeatures, key: Key): boolean {
    return this.of(a).keys[key] === this.of(b).keys[key];
  }

  /** Other listings that share the key with one of two, in its own source. */
  like(a: ListingFeatures, b: ListingFeatures, key: Key): number {
    const beside = this.others(a, b, key, a);
    return a.facts.source === b.facts.source ? beside : beside + this.others(b, a, key, b);
  }

  /** How many other coins of one source share the key with a file's listing that has a name, in the source that has most of them. */
  mostLike(listing: ListingFeatures, key: Key): number {
    const { keys, counts } = this.of(listing);
    if (listing.facts.listsEachCoinOnce || listing.nameless || !keys[key]) return 0;
    return Math.max(0, ...[...counts.values()].map((of) => of[key]! - 1));
  }

  /** Whether another listing shares the key with one of two that do not share it. */
  isElsewhere(a: ListingFeatures, b: ListingFeatures, key: Key): boolean {
    return !this.has(a, b, key) && this.others(a, b, key, b) + this.others(b, a, key, a) > 0;
  }

  /** Listings in the source of one of two, other than both, that share the key with `listing`. */
  private others(one: ListingFeatures, other: ListingFeatures, key: Key, listing: ListingFeatures): number {
    const { source, listsEachCoinOnce } = one.facts;
    const { keys, counts } = this.of(listing);
    const count = listsEachCoinOnce ? counts.get(source)?.[key] : 0;
    if (!count) return 0;
    const isOfCount = (two: ListingFeatures) =>
      two.facts.source === source && isCounted(two) && this.of(two).keys[key] === keys[key];
    return count - Number(isOfCount(one)) - Number(isOfCount(other));
  }

  private of(listing: ListingFeatures): Profile {
    const known = this.profiles.get(listing.name);
    if (known) return known;
    const keys = keysOf(listing);
    const counts = new Map(
      [...this.counts].map(([source, of]) => [source, keys.map((key, place) => of[place]!.get(key) ?? 0)]),
    );
    const profile = { keys, counts };
    this.profiles.set(listing.name, profile);
    return profile;
  }
}

const isCounted = ({ facts }: ListingFeatures) => facts.listsEachCoinOnce && !facts.inactive;
