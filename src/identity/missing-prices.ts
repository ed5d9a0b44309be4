import { blocksOf, pairsOf } from './blocks.js';
import { SAME_TIME_MS } from './compare-prices.js';
import { collectEvidence } from './evidence.js';
import type { ComparisonContext } from './comparison-context.js';
import type { PricePoint } from './facts.js';
import type { ListingFeatures } from './features.js';
import { confidence, VETO } from './model.js';

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
    if (confidence(collectEvidence(features[a]!, features[b]!, context)) < VETO) continue;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (const { at, currency } of from.prices)
        wanted.set(`${to.id} ${at} ${currency}`, { id: to.id, at, currency });
  }
  return [...wanted.values()];
}

const meet = (some: readonly PricePoint[], others: readonly PricePoint[]) =>
  some.some((one) =>
    others.some((other) => other.currency === one.currency && Math.abs(other.at - one.at) <= SAME_TIME_MS),
  );
