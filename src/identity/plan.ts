import type { LivingAsset } from './assets.repository.js';
import { byCanonicalKey, type ListingFacts } from './facts.js';
import { keepIds } from './keep-ids.js';
import { type AssetNaming, nameAssets } from './naming.js';

/** An asset as it is to be, with its listings in canonical order. */
export interface PlannedAsset extends AssetNaming {
  /** Null: it is new. */
  id: number | null;
  listings: readonly ListingFacts[];
}

export interface Plan {
  assets: PlannedAsset[];
  /** Assets that no listing has any more, by id, and the asset that their first listing has. */
  gone: Map<number, number>;
  /** Assets whose listings are all ambiguous, by id, and the listing that they wait for. */
  waiting: Map<number, number>;
}

/** Assets as they are now. */
export interface Standing {
  living: ReadonlyMap<number, LivingAsset>;
  /** By slug, the asset that it was given to, merged or not. */
  slugOwners: ReadonlyMap<string, number>;
}

type HomesOf = (listing: ListingFacts) => readonly number[];

/**
 * All assets, from the groups that were decided now and the listings that were left as they were.
 * @param all listings, ambiguous ones too
 */
export function planAssets(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  all: readonly ListingFacts[],
  { living, slugOwners }: Standing,
): Plan {
  const kept = Map.groupBy(left, ({ assetId }) => assetId);
  kept.delete(null);
  const groups = [...decided, ...kept.values()]
    .map((group) => group.toSorted(byCanonicalKey))
    .sort((a, b) => byCanonicalKey(a[0]!, b[0]!));
  const homesOf = homes(living);
  const ids = keepIds(groups, homesOf);
  const { gone, waiting } = leftover(groups, ids, all, homesOf);
  const nameless = groups.map((listings, index) => {
    const was = living.get(ids[index] ?? 0);
    const lead = listings.find(({ id }) => id === was?.namedAfter) ?? listings[0]!;
    return { id: ids[index]!, lead, listings, slug: was?.slug };
  });
  const names = nameAssets(nameless, ({ id }, slug) => {
    const owner = slugOwners.get(slug);
    return owner === undefined || (id !== null && (gone.get(owner) ?? owner) === id);
  });
  return {
    assets: nameless.map(({ id, listings }, index) => ({ id, listings, ...names[index]! })),
    gone,
    waiting,
  };
}

/** The living assets of a listing: its own, and those that wait for it. */
function homes(living: Standing['living']): HomesOf {
  const waiting = Map.groupBy(living.values(), ({ awaits }) => awaits);
  return ({ id, assetId }) => {
    const own = assetId !== null && living.has(assetId) ? [assetId] : [];
    return [...own, ...(waiting.get(id)?.map((asset) => asset.id) ?? [])];
  };
}

/** What becomes of the assets that no group keeps. */
function leftover(
  groups: readonly (readonly ListingFacts[])[],
  ids: readonly (number | null)[],
  all: readonly ListingFacts[],
  homesOf: HomesOf,
): Pick<Plan, 'gone' | 'waiting'> {
  const kept = new Set(ids);
  const assetOf = new Map(groups.flatMap((group, index) => group.map(({ id }) => [id, ids[index]] as const)));
  const gone = new Map<number, number>();
  const waiting = new Map<number, number>();
  const lost = all.filter((one) => homesOf(one).some((id) => !kept.has(id)));
  for (const listing of lost.sort(byCanonicalKey))
    for (const id of homesOf(listing).filter((one) => !kept.has(one))) {
      const into = assetOf.get(listing.id) ?? null;
      if (into !== null && !gone.has(id)) gone.set(id, into);
      if (!waiting.has(id)) waiting.set(id, listing.id);
    }
  for (const id of gone.keys()) waiting.delete(id);
  return { gone, waiting };
}
