import type { KnownAsset } from './assets.repository.js';
import { byCanonicalKey, type ListingFacts } from './facts.js';
import { claimAssets } from './claim-assets.js';
import { type AssetNaming, nameAssets } from './naming.js';

/** An asset as it is to be, with its listings in canonical order. */
export interface PlannedAsset extends AssetNaming {
  /** Null: it is new. */
  id: number | null;
  /** The listing that it was made for. */
  founder: number;
  listings: readonly ListingFacts[];
}

export interface Plan {
  assets: PlannedAsset[];
  /** Assets that turn out to be another, by id, and that one; null: it is one of its own again. */
  merged: Map<number, number | null>;
}

/** Assets as they are now. */
export interface CurrentAssets {
  /** Those that are living, and those that the machine merged. */
  assets: ReadonlyMap<number, KnownAsset>;
  /** By slug, the asset that it was given to, merged or not. */
  slugOwners: ReadonlyMap<string, number>;
}

/** All assets, from the groups that were decided now and the listings that were left as they were. */
export function planAssets(
  decided: readonly (readonly ListingFacts[])[],
  left: readonly ListingFacts[],
  { assets: known, slugOwners }: CurrentAssets,
): Plan {
  const kept = Map.groupBy(left, ({ assetId }) => assetId);
  kept.delete(null);
  const groups = [...decided, ...kept.values()]
    .map((group) => group.toSorted(byCanonicalKey))
    .sort((a, b) => byCanonicalKey(a[0]!, b[0]!));
  const claimed = claimAssets(groups, known);
  const merged = new Map<number, number | null>();
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
  // What is left when an operator takes the founder out is the asset from then on.
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
