import { nameOf, type PricePoint } from './facts.js';
import { isFormInSymbol, type ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';
import { isBridgedAlike, isOnChain } from './name-similarity.js';

/** Differences of log prices. At one moment, sources differ by about half a percent; on average over several, by less. */
const CLOSE_LOG = 0.02;
const VERY_CLOSE_LOG = 0.006;
const FAR_LOG = 0.12;
/** Prices within 20 minutes are from the same time. The further apart in time, the weaker the evidence. */
export const SAME_TIME_MS = 20 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/**
 * Daily volatility: the standard deviation of the change of a log price in a day. Over n days, it grows by the square root
 * of n.
 */
const DAILY_LOG = 0.06;
/** Two prices are near within the first number of standard deviations, and differ beyond the second. */
const NEAR_DEVIATIONS = 2.5;
const FAR_DEVIATIONS = 6;
/** Rough spread of log prices across different coins. */
const SPREAD_LOG = 4;

/** Compares each price of one listing with the other listing's price in the same currency that is nearest in time. */
export function comparePrices(one: ListingFeatures, other: ListingFeatures): Evidence {
  const { atOnce, found } = compareKnown(one, other);
  // Prices that once agreed keep their weight when they are too old to compare, until others contradict.
  const agreed = one.facts.agreed?.get(nameOf(other.facts)) ?? other.facts.agreed?.get(nameOf(one.facts));
  if (!agreed || atOnce || found.price_differs) return found;
  if (agreed.price_agrees) return { price_agrees: agreed.price_agrees };
  const near = Math.max(found.price_near ?? 0, agreed.price_near ?? 0);
  return near ? { price_near: near } : found;
}

/** Whether any prices are from the same time, and the resulting evidence. */
function compareKnown(one: ListingFeatures, other: ListingFeatures): { atOnce: boolean; found: Evidence } {
  if (!one.facts.prices.length || !other.facts.prices.length) return { atOnce: false, found: {} };
  const [few, many] = one.facts.prices.length <= other.facts.prices.length ? [one, other] : [other, one];
  const pairs = few.facts.prices.flatMap((point) => {
    const nearest = nearestTo(point, many.facts.prices);
    if (!nearest || !(point.price > 0 && nearest.price > 0)) return [];
    return [{ gap: Math.abs(nearest.at - point.at), apart: Math.log(point.price / nearest.price) }];
  });
  if (!pairs.length) return { atOnce: false, found: {} };
  const corroborates = canCorroborate(one, other);
  // At one dollar all stablecoins agree; in other currencies it is unknown what a dollar was worth.
  const weight = one.facts.prices.some(
    ({ price, currency }) => currency === 'USD' && Math.abs(price - 1) > 0.03,
  )
    ? 1
    : 0.3;
  const atOnce = pairs.filter(({ gap }) => gap <= SAME_TIME_MS);
  if (!atOnce.length) return { atOnce: false, found: compareAcrossTime(pairs, corroborates ? weight : 0) };
  return { atOnce: true, found: compareAtOnce(atOnce, corroborates ? weight : 0) };
}

function compareAtOnce(atOnce: readonly Pair[], weight: number): Evidence {
  const mean = Math.abs(atOnce.reduce((sum, { apart }) => sum + apart, 0) / atOnce.length);
  if (mean > FAR_LOG) return { price_differs: Math.min(mean, 3) };
  if (mean > CLOSE_LOG || !weight) return {};
  const repeatedly = atOnce.length > 2 && mean < VERY_CLOSE_LOG;
  return { price_agrees: weight, ...(repeatedly && { price_agrees_repeatedly: weight }) };
}

/** Whether equal prices prove anything. Wrapped, bridged and staked coins have the price of the original coin. */
function canCorroborate(one: ListingFeatures, other: ListingFeatures): boolean {
  if (isFormInSymbol(one, other)) return true;
  if (one.name.isForm !== other.name.isForm || isOnChain(one.name, other.name)) return false;
  if (one.nameless || other.nameless) return true;
  if (one.name.qualifiers !== other.name.qualifiers) return false;
  return !one.name.isDerived || one.name.core === other.name.core || isBridgedAlike(one.name, other.name);
}

interface Pair {
  gap: number;
  apart: number;
}

function compareAcrossTime(pairs: readonly Pair[], weight: number): Evidence {
  const { gap, apart } = pairs.reduce((best, pair) => (pair.gap < best.gap ? pair : best));
  const deviation = CLOSE_LOG + DAILY_LOG * Math.sqrt(gap / DAY_MS);
  const deviations = Math.abs(apart) / deviation;
  if (deviations > FAR_DEVIATIONS) return { price_differs: Math.min(Math.abs(apart) - 5 * deviation, 3) };
  if (deviations > NEAR_DEVIATIONS || !weight) return {};
  // The narrower the range of near prices, the less likely it is that another coin's price falls into it.
  const rarity = Math.log(SPREAD_LOG / (NEAR_DEVIATIONS * deviation)) / Math.log(SPREAD_LOG / CLOSE_LOG);
  return rarity > 0 ? { price_near: weight * rarity } : {};
}

function nearestTo({ at, currency }: PricePoint, points: readonly PricePoint[]): PricePoint | undefined {
  let best: PricePoint | undefined;
  for (const point of points)
    if (point.currency === currency && (!best || Math.abs(point.at - at) < Math.abs(best.at - at)))
      best = point;
  return best;
}
