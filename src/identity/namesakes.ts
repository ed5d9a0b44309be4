import type { ListingFeatures } from './features.js';

/** Attributes that several listings of one source may share. The value is the attribute's index in a profile. */
export enum Key {
  Symbol,
  /** Only for original coins: wrapped, bridged and other forms have explicit names, so a plain name does not mean them. */
  PlainSymbol,
  Exact,
  ExactWithId,
  Core,
  /** Symbol and name without the version. Coins with the same base are successive versions of one coin. */
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

/** A listing's keys and, by source, the number of listings that share each key. */
interface Profile {
  keys: readonly string[];
  counts: ReadonlyMap<string, readonly number[]>;
}

/**
 * Counts listings that share names and symbols. Listings from files do not count, because a file may list a coin under
 * several spellings, nor do inactive listings.
 */
export class Namesakes {
  /** Numbers of listings, by source and key. */
  private readonly counts = new Map<string, Map<string, number>[]>();
  /** Profiles by parsed name, which all copies of a listing with different prices have in common. */
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

  /** Number of other listings that share the key with `a` in the source of `a`, or with `b` in the source of `b`. */
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

  /** Whether `a` and `b` have different keys, and the source of one has a further listing with the other's key. */
  isElsewhere(a: ListingFeatures, b: ListingFeatures, key: Key): boolean {
    return !this.has(a, b, key) && this.others(a, b, key, b) + this.others(b, a, key, a) > 0;
  }

  /** Number of listings in the source of `one`, apart from `one` and `other`, that share the key with `listing`. */
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
    const existing = this.profiles.get(listing.name);
    if (existing) return existing;
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
