import { byCanonicalKey, type ListingFacts } from './facts.js';
import { keepIds } from './keep-ids.js';
import type { LivingAsset } from './assets.repository.js';
import { type AssetNaming, nameListings } from './naming.js';

/** An asset as it is to be, with its listings in canonical order. */
export interface PlannedAsset extends AssetNaming {
  /** Null: it is new. */
  id: number | null;
  listings: readonly ListingFacts[];
}

/**
 * All assets, from the groups that were decided now and the listings that were left as they were.
 * @param living as they are now
 * @param held those of them that any listing had: what it loses is free to be named anew
 */
export function planAssets(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  living: ReadonlyMap<number, LivingAsset>,
  held: ReadonlySet<number | null>,
): PlannedAsset[] {
  const kept = Map.groupBy(left, ({ assetId }) => assetId);
  kept.delete(null);
  const groups = [...decided, ...kept.values()]
    .map((group) => group.toSorted(byCanonicalKey))
    .sort((a, b) => byCanonicalKey(a[0]!, b[0]!));
  const ids = keepIds(groups);
  const reserved = [...living.values()].filter(({ id }) => !held.has(id)).map(({ slug }) => slug);
  const leads = groups.map((group, index) => {
    const namedAfter = living.get(ids[index] ?? 0)?.namedAfter;
    return group.find(({ id }) => id === namedAfter) ?? group[0]!;
  });
  const names = nameListings(leads, reserved);
  return groups.map((listings, index) => ({ ...names[index]!, id: ids[index]!, listings }));
}
