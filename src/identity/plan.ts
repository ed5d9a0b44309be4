import { byCanonicalKey, type ListingFacts } from './facts.js';
import { keepIds } from './keep-ids.js';
import { type AssetNaming, nameGroups } from './naming.js';

/** An asset as it is to be, with its listings in canonical order. */
export interface PlannedAsset extends AssetNaming {
  /** Null: it is new. */
  id: number | null;
  listings: readonly ListingFacts[];
}

/**
 * All assets, from the groups that were decided now and the listings that were left as they were.
 * @param reserved slugs that others hold
 */
export function planAssets(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  reserved: Iterable<string>,
): PlannedAsset[] {
  const kept = Map.groupBy(left, ({ assetId }) => assetId);
  kept.delete(null);
  const groups = [...decided, ...kept.values()]
    .map((group) => group.toSorted(byCanonicalKey))
    .sort((a, b) => byCanonicalKey(a[0]!, b[0]!));
  const ids = keepIds(groups);
  const names = nameGroups(groups, reserved);
  return groups.map((listings, index) => ({ ...names[index]!, id: ids[index]!, listings }));
}
