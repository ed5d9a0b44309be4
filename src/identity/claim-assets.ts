import type { StoredAsset } from './assets.repository.js';
import type { ListingFacts } from './facts.js';
import { preferredSlugs } from './naming.js';

/** How strongly an asset is tied to a group of listings, strongest first. */
enum ClaimStrength {
  /** An operator assigned one of the group's listings to the asset. */
  Manual,
  /** The asset was created for one of the group's listings, and follows it. */
  Founder,
  /** One of the group's listings belongs to the asset now. Counts only if the asset has no stronger claim. */
  Member,
  /** The asset's founder was assigned to another asset by hand. The asset follows, unless listings remain in it. */
  Follower,
}

interface Claim {
  asset: StoredAsset;
  group: number;
  strength: ClaimStrength;
  place: number;
}

/**
 * Assigns existing assets to groups of listings. Each asset goes to at most one group, or waits for its founder. A
 * group without an asset needs a new one. Of several assets, a group keeps the first: one to which an operator assigned
 * listings, otherwise the best match by slug, otherwise the oldest.
 */
export function claimAssets(
  groups: readonly (readonly ListingFacts[])[],
  known: ReadonlyMap<number, StoredAsset>,
): StoredAsset[][] {
  const claimed = groups.map((): Claim[] => []);
  const settled = new Set<StoredAsset>();
  const settle = (claim: Claim) => {
    settled.add(claim.asset);
    claimed[claim.group]!.push(claim);
  };
  const claims = claimsOf(groups, known);
  for (const claim of claims)
    if (claim.strength < ClaimStrength.Member && !settled.has(claim.asset)) settle(claim);
  const members = claims.filter(
    ({ strength, asset, group }) =>
      strength === ClaimStrength.Member && !claimed[group]!.length && !settled.has(asset),
  );
  const first = new Map(members.toReversed().map((claim) => [claim.asset, claim]));
  for (const [group, rivals] of Map.groupBy(first.values(), (claim) => claim.group))
    settle(mostSuitableFirst(rivals, groups[group]![0]!)[0]!);
  for (const claim of claims)
    if (claim.strength === ClaimStrength.Follower && !settled.has(claim.asset)) settle(claim);
  return claimed.map((all, group) => mostSuitableFirst(all, groups[group]![0]!).map(({ asset }) => asset));
}

/** All claims of groups on assets, strongest first. */
function claimsOf(
  groups: readonly (readonly ListingFacts[])[],
  known: ReadonlyMap<number, StoredAsset>,
): Claim[] {
  const founded = Map.groupBy(known.values(), ({ founder }) => founder);
  const claims = groups.flatMap((listings, group) =>
    listings.flatMap(({ id, assetId, byHand }, place): Claim[] => {
      const own = assetId === null ? undefined : known.get(assetId);
      const strength = byHand
        ? ClaimStrength.Manual
        : own?.founder === null
          ? ClaimStrength.Founder
          : ClaimStrength.Member;
      return [
        ...(own?.mergedInto === null ? [{ asset: own, group, strength, place }] : []),
        ...(founded.get(id) ?? []).map((asset) => ({
          asset,
          group,
          strength: byHand ? ClaimStrength.Follower : ClaimStrength.Founder,
          place,
        })),
      ];
    }),
  );
  return claims.sort((a, b) => a.strength - b.strength || a.place - b.place || a.group - b.group);
}

function mostSuitableFirst(claims: Claim[], lead: ListingFacts): Claim[] {
  if (claims.length < 2) return claims;
  const wanted = preferredSlugs(lead);
  const rank = ({ asset }: Claim) => {
    const place = wanted.indexOf(asset.slug);
    return place < 0 ? wanted.length : place;
  };
  return claims.sort(
    (a, b) =>
      Number(b.strength === ClaimStrength.Manual) - Number(a.strength === ClaimStrength.Manual) ||
      rank(a) - rank(b) ||
      a.asset.id - b.asset.id,
  );
}
