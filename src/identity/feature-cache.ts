import type { ListingFacts, ListingName } from './facts.js';
import { featuresOf, type ListingFeatures } from './features.js';

/** Caches the features of listings: parsing names and contracts takes longer than comparing them. */
export class FeatureCache {
  private known = new Map<number, ListingFeatures>();

  /** Features of these listings. Evicts all other listings from the cache. */
  featuresOf(listings: readonly ListingFacts[]): ListingFeatures[] {
    const features = listings.map((facts) => {
      const before = this.known.get(facts.id);
      return before && isAlike(before.facts, facts) ? { ...before, facts } : featuresOf(facts);
    });
    this.known = new Map(features.map((one) => [one.facts.id, one]));
    return features;
  }
}

/** Whether two versions of a listing's facts have the same features. */
const isAlike = (a: ListingFacts, b: ListingFacts) =>
  isSameName(a, b) &&
  a.externalId === b.externalId &&
  a.source === b.source &&
  a.listsEachCoinOnce === b.listsEachCoinOnce &&
  isSameList(a.former, b.former, isSameName) &&
  isSameList(a.contracts, b.contracts, (one, other) => one === other);

const isSameName = (a: ListingName, b: ListingName) => a.symbol === b.symbol && a.name === b.name;

const isSameList = <T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean) =>
  a.length === b.length && a.every((one, place) => isSame(one, b[place]!));
