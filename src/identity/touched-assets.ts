import type { StoredAsset } from './assets.repository.js';
import type { ListingFacts } from './facts.js';

/**
 * Finds listings without a new decision whose assets may change nevertheless. An asset may change if a newly decided
 * listing belongs to it or founded it, or if an operation left it without a name or founder.
 * @param left listings that have an asset and no new decision
 */
export function assetsTouchedBy(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  known: ReadonlyMap<number, StoredAsset>,
): ListingFacts[] {
  const founded = Map.groupBy(known.values(), ({ founder }) => founder);
  const touched = new Set<number | null>();
  const touch = ({ id, assetId }: ListingFacts) => {
    for (const asset of [assetId, ...(founded.get(id) ?? []).map((one) => one.id)]) touched.add(asset);
  };
  decided.flat().forEach(touch);
  for (const { id, slug, founder } of known.values())
    if (founder === null || slug.startsWith('~')) touched.add(id);
  for (let before = -1; before < touched.size;) {
    before = touched.size;
    for (const one of left) if (touched.has(one.assetId)) touch(one);
    for (const { id, mergedInto } of known.values())
      if (mergedInto !== null && touched.has(id)) touched.add(mergedInto);
  }
  return left.filter(({ assetId }) => touched.has(assetId));
}
