import type { ListingFeatures } from './features.js';

/** Attributes that several listings of one source may share. The value is the attribute's index in a profile. */
export enum Key {
  Symbol,
  /** Only for original coins: wrapped, bridged and other forms have explicit names, so a plain name does not mean them. */
  PlainSymbol,
  Exact,
  ExactWithId,
  Core,
  Name,
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
    name.core,
    base,
    name.version ? `${base} ${name.version}` : base,
  ];
}

/**
 * Counts listings that share names and symbols. Listings from files do not count, because a file may list a coin under
 * several spellings, nor do inactive listings.
 */
export class Namesakes {
  /** Numbers of listings, by source and key. */
  private readonly counts = new Map<string, Map<string, number>[]>();
  /** By parsed name, which is the same for all copies of a listing with different prices. */
  private readonly keys = new WeakMap<ListingFeatures['name'], readonly string[]>();

  constructor(features: readonly ListingFeatures[]) {
    for (const listing of features) {
      if (!isCounted(listing)) continue;
      const keys = this.of(listing);
      const counts = this.counts.get(listing.facts.source) ?? keys.map(() => new Map<string, number>());
      this.counts.set(listing.facts.source, counts);
      keys.forEach((key, place) => counts[place]!.set(key, (counts[place]!.get(key) ?? 0) + 1));
    }
  }

  has(a: ListingFeatures, b: ListingFeatures, key: Key): boolean {
    return this.of(a)[key] === this.of(b)[key];
  }

  /** Number of other listings that share the key with `a` in the source of `a`, or with `b` in the source of `b`. */
  countOthers(a: ListingFeatures, b: ListingFeatures, key: Key): number {
    const besideA = this.others(a, b, key, a);
    return a.facts.source === b.facts.source ? besideA : besideA + this.others(b, a, key, b);
  }

  /** Number of other coins that share the key with a file's listing that has a name, in the source with the most of them. */
  countOthersForFile(listing: ListingFeatures, key: Key): number {
    if (listing.facts.listsEachCoinOnce || listing.nameless) return 0;
    return this.of(listing)[key] ? Math.max(0, this.largestCount(listing, key) - 1) : 0;
  }

  /** Number of coins that share the key with the listing, in the source with the most of them. */
  largestCount(listing: ListingFeatures, key: Key): number {
    const wanted = this.of(listing)[key]!;
    return Math.max(0, ...[...this.counts.values()].map((of) => of[key]!.get(wanted) ?? 0));
  }

  /** Whether `a` and `b` have different keys, and the source of one has a further listing with the other's key. */
  isElsewhere(a: ListingFeatures, b: ListingFeatures, key: Key): boolean {
    return !this.has(a, b, key) && this.others(a, b, key, b) + this.others(b, a, key, a) > 0;
  }

  /** Whether the source of `other` has a further listing that shares the key with `listing`; of two listings from files, whether any source has. */
  sourceAlsoHas(other: ListingFeatures, listing: ListingFeatures, key: Key): boolean {
    if (this.has(other, listing, key)) return false;
    if (other.facts.listsEachCoinOnce) return this.others(other, listing, key, listing) > 0;
    const wanted = this.of(listing)[key]!;
    return !listing.facts.listsEachCoinOnce && [...this.counts.values()].some((of) => of[key]!.has(wanted));
  }

  /** Number of listings in the source of `one`, apart from `one` and `other`, that share the key with `listing`. */
  private others(one: ListingFeatures, other: ListingFeatures, key: Key, listing: ListingFeatures): number {
    const { source, listsEachCoinOnce } = one.facts;
    const wanted = this.of(listing)[key]!;
    const count = listsEachCoinOnce ? this.counts.get(source)?.[key]?.get(wanted) : 0;
    if (!count) return 0;
    const isOfCount = (two: ListingFeatures) =>
      two.facts.source === source && isCounted(two) && this.of(two)[key] === wanted;
    return count - Number(isOfCount(one)) - Number(isOfCount(other));
  }

  private of(listing: ListingFeatures): readonly string[] {
    const existing = this.keys.get(listing.name);
    if (existing) return existing;
    const keys = keysOf(listing);
    this.keys.set(listing.name, keys);
    return keys;
  }
}

const isCounted = ({ facts }: ListingFeatures) => facts.listsEachCoinOnce && !facts.inactive;
