import { blocksOf, pairsOf } from './blocks.js';
import { SAME_TIME_MS } from './compare-prices.js';
import { collectEvidence } from './evidence.js';
import type { ComparisonContext } from './comparison-context.js';
import type { ListingFacts, PricePoint } from './facts.js';
import type { ListingFeatures } from './features.js';
import { confidence, VETO } from './model.js';

/** Number of last prices of a listing that is gone. */
const LAST = 3;

/** A moment at which a listing's price is wanted. */
export interface PriceRequest {
  /** The coin id of the listing: see `coinIdOf`. */
  id: number;
  at: number;
  currency: string;
}

/**
 * The prices to look up for listings that may be the same coin but have no recent prices from the same time: for each price
 * of one listing, the other listing's price at that moment. The result thus depends on the stored prices, not on when the
 * resolver runs.
 */
export function missingPrices(
  features: readonly ListingFeatures[],
  context: ComparisonContext,
): PriceRequest[] {
  const wanted = new Map<string, PriceRequest>();
  for (const [a, b] of pairsOf(features, blocksOf(features))) {
    const [one, other] = [features[a]!.facts, features[b]!.facts];
    if (!one.prices.length || !other.prices.length || meet(one.prices, other.prices)) continue;
    const evidence = collectEvidence(features[a]!, features[b]!, context);
    // The last prices of a listing that is gone show which listing continues it, whatever their names are.
    if (confidence(evidence) < VETO && !evidence.successor) continue;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (const { at, currency } of evidence.successor ? lastOf(from) : from.prices)
        wanted.set(`${to.id} ${at} ${currency}`, { id: to.id, at, currency });
  }
  return [...wanted.values()];
}

const lastOf = ({ inactive, prices }: ListingFacts) => (inactive ? prices.slice(0, LAST) : []);

const meet = (some: readonly PricePoint[], others: readonly PricePoint[]) =>
  some.some((one) =>
    others.some((other) => other.currency === one.currency && Math.abs(other.at - one.at) <= SAME_TIME_MS),
  );
