import { slugCandidates } from '../normalization/slug.js';
import type { KnownAsset } from './assets.repository.js';
import { canonicalKey, type ListingFacts } from './facts.js';

/** What ties an asset to a group of listings, the strongest first. */
enum ClaimStrength {
  /** An operator put a listing there. */
  Manual,
  /** It was made for a listing, which takes it along. */
  Founder,
  /** A listing is it now: for a group that nothing stronger is tied to. */
  Member,
  /** Its founder was put there by hand: where it goes unless something is left of it. */
  Follower,
}

interface Claim {
  asset: KnownAsset;
  group: number;
  strength: ClaimStrength;
  place: number;
}

/**
 * The known assets that each group of listings is, the one that it stays first. Each asset goes to one group or waits for
 * its founder; a group without any needs a new one. Of several a group stays the one where an operator put listings, else
 * the one whose slug suits it best, else the oldest.
 */
export function claimAssets(
  groups: readonly (readonly ListingFacts[])[],
  known: ReadonlyMap<number, KnownAsset>,
): KnownAsset[][] {
  const claimed = groups.map((): Claim[] => []);
  const settled = new Set<KnownAsset>();
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

/** The strongest first. */
function claimsOf(
  groups: readonly (readonly ListingFacts[])[],
  known: ReadonlyMap<number, KnownAsset>,
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
  const wanted = slugCandidates({ ...(lead.former[0] ?? lead), key: canonicalKey(lead) });
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
