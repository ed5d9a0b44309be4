import type { ListingFacts } from './facts.js';

/**
 * Which asset each group of listings keeps; null where it needs a new one. An asset that several groups hold goes to the
 * one with a listing that was put there by hand, else to the one whose listing comes first.
 * @param homesOf assets that a listing has or that wait for it
 */
export function keepIds(
  groups: readonly (readonly ListingFacts[])[],
  homesOf: (listing: ListingFacts) => readonly number[],
): (number | null)[] {
  const claims = groups.flatMap((group, index) =>
    group.flatMap((listing, place) =>
      homesOf(listing).map((assetId) => ({ index, assetId, byHand: listing.byHand, place })),
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
