import type { ListingFacts } from './facts.js';

/**
 * Which asset each group of listings keeps; null where it needs a new one. An asset that several groups hold goes to the
 * one with a listing that was put there by hand, else to the one whose listing comes first.
 */
export function keepIds(groups: readonly (readonly ListingFacts[])[]): (number | null)[] {
  const claims = groups.flatMap((group, index) =>
    group.flatMap(({ assetId, byHand }, place) =>
      assetId === null ? [] : [{ index, assetId, byHand, place }],
    ),
  );
  claims.sort((a, b) => Number(b.byHand) - Number(a.byHand) || a.place - b.place || a.index - b.index);
  const kept: (number | null)[] = groups.map(() => null);
  const taken = new Set<number>();
  for (const { index, assetId } of claims) {
    if (kept[index] !== null || taken.has(assetId)) continue;
    kept[index] = assetId;
    taken.add(assetId);
  }
  return kept;
}
