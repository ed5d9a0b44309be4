import type { ListingFeatures } from './features.js';

/**
 * All listings that affect comparisons between the given ones, because they have a symbol, name, id or contract address in
 * common with one of them. The order is kept.
 */
export function neighboursOf(
  some: readonly ListingFeatures[],
  all: readonly ListingFeatures[],
): readonly ListingFeatures[] {
  if (some.length * 2 > all.length) return all;
  const keys = new Set(some.flatMap((one) => [...one.keys]));
  const ids = new Set(some.map(({ id }) => id));
  return all.filter((one) => ids.has(one.id) || !one.keys.isDisjointFrom(keys));
}
