import type { ListingFeatures } from './features.js';

/**
 * All listings that bear on comparisons within some of them: those with a symbol, name, id or address in common, however
 * many share it. In the same order.
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
