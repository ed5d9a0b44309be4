import { isSymbolShared, type ListingFeatures } from './features.js';

/** Coins whose ids show that they, rather than one of two compared listings, are the other listing's coin under a new name. */
export class IdRivals {
  /** Listings by source, symbol, and id or name. */
  private readonly holders = new Map<string, Set<ListingFeatures>>();
  /** Combinations of source, symbol and name that exist. */
  private readonly named = new Set<string>();

  constructor(features: readonly ListingFeatures[]) {
    for (const listing of features) {
      const { facts, symbol, slug, name } = listing;
      if (!facts.listsEachCoinOnce || facts.inactive || !symbol) continue;
      this.named.add(`${facts.source} ${symbol} ${name.flat}`);
      for (const word of [slug, name.flat]) {
        const key = `${facts.source} ${symbol} ${word}`;
        const holders = this.holders.get(key);
        if (holders) holders.add(listing);
        else this.holders.set(key, new Set([listing]));
      }
    }
  }

  /**
   * Whether the source of one lists another coin whose id or name is the other's id: "Legacy Frax Dollar" is `frax` there,
   * where the other is `frax-frax`. Not if the other's source has a coin of that name as well.
   */
  between(a: ListingFeatures, b: ListingFeatures): boolean {
    if (!isSymbolShared(a, b) || !a.hasOwnId || !b.hasOwnId || a.slug === b.slug) return false;
    return this.isRivalled(a, b) || this.isRivalled(b, a);
  }

  private isRivalled({ facts, symbol }: ListingFeatures, other: ListingFeatures): boolean {
    const rivals = this.holders.get(`${facts.source} ${symbol} ${other.slug}`) ?? [];
    return [...rivals].some(
      (rival) =>
        rival.facts.externalId !== facts.externalId &&
        !this.named.has(`${other.facts.source} ${symbol} ${rival.name.flat}`),
    );
  }
}
