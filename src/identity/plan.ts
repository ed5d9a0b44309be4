import type { StoredAsset } from './assets.repository.js';
import { inCanonicalOrder, type ListingFacts } from './facts.js';
import { claimAssets } from './claim-assets.js';
import { type AssetNaming, nameAssets } from './naming.js';

/** An asset as planned, with its listings in canonical order. */
export interface PlannedAsset extends AssetNaming {
  /** Null for an asset that is yet to be created. */
  id: number | null;
  /** The listing that the asset was created for. */
  founder: number;
  listings: readonly ListingFacts[];
}

export interface Plan {
  assets: PlannedAsset[];
  /** By id of an asset: the asset to merge it into, or null to separate it again. */
  merged: Map<number, number | null>;
}

/** The assets that are stored before the plan is carried out. */
export interface CurrentAssets {
  /** Living assets, and assets that the resolver merged, by id. */
  assets: ReadonlyMap<number, StoredAsset>;
  /** By slug: the asset that owns it, which may have been merged. */
  slugOwners: ReadonlyMap<string, number>;
}

/**
 * Plans all assets from newly decided groups and unchanged listings.
 * @param undecided listings for which no asset could be decided. An asset that was created for one of them waits for it, and
 *   is separated from the asset that it followed the listing into.
 */
export function planAssets(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  { assets: known, slugOwners }: CurrentAssets,
  undecided: ReadonlySet<number | null>,
): Plan {
  const kept = Map.groupBy(left, ({ assetId }) => assetId);
  kept.delete(null);
  const byFirst = new Map(
    [...decided, ...kept.values()].map((group) => {
      const listings = inCanonicalOrder(group);
      return [listings[0]!, listings];
    }),
  );
  const groups = inCanonicalOrder([...byFirst.keys()]).map((first) => byFirst.get(first)!);
  const claimed = claimAssets(groups, known);
  const merged = new Map<number, number | null>();
  for (const { id, founder, mergedInto } of known.values())
    if (mergedInto !== null && undecided.has(founder)) merged.set(id, null);
  claimed.forEach(([own, ...others]) => {
    if (own && own.mergedInto !== null) merged.set(own.id, null);
    for (const { id, mergedInto } of others) if (mergedInto !== own!.id) merged.set(id, own!.id);
  });
  const nameless = groups.map((listings, index) => {
    const was = claimed[index]![0];
    const lead = listings.find(({ id }) => id === was?.namedAfter) ?? listings[0]!;
    return { was, lead, listings, slug: was?.slug };
  });
  const names = nameAssets(nameless, ({ was }, slug) => {
    const owner = slugOwners.get(slug);
    return owner === undefined || owner === was?.id;
  });
  const byHand = new Set(groups.flat().flatMap((one) => (one.byHand ? [one.id] : [])));
  // When an operator removes the founder, the remaining listings keep the asset.
  const founderOf = (founder: number | null, listings: readonly ListingFacts[]) =>
    founder === null || (byHand.has(founder) && listings.every(({ id }) => id !== founder))
      ? listings[0]!.id
      : founder;
  const assets = nameless.map(({ was, listings }, index) => ({
    id: was?.id ?? null,
    founder: founderOf(was?.founder ?? null, listings),
    listings,
    ...names[index]!,
  }));
  return { assets, merged };
}
