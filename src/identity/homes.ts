import { slugCandidates } from '../normalization/slug.js';
import type { KnownAsset } from './assets.repository.js';
import { canonicalKey, type ListingFacts } from './facts.js';

/** What ties an asset to a group of listings, the strongest first. */
enum Tie {
  /** An operator put a listing there. */
  Hand,
  /** It was made for a listing, which takes it along. */
  Founder,
  /** A listing is it now. */
  Member,
  /** Its founder was put elsewhere by hand: it stays with what it has, if it has anything. */
  FounderElsewhere,
}

interface Claim {
  asset: KnownAsset;
  group: number;
  tie: Tie;
  place: number;
}

/**
 * The known assets that each group of listings is, the one that it stays first. Each asset goes to one group; a group
 * without any needs a new one. Of several a group stays the one where an operator put listings, else the one whose slug
 * suits it best, else the oldest.
 */
export function homesOf(
  groups: readonly (readonly ListingFacts[])[],
  known: ReadonlyMap<number, KnownAsset>,
): KnownAsset[][] {
  const founded = Map.groupBy(known.values(), ({ founder }) => founder);
  const claims = groups.flatMap((listings, group) =>
    listings.flatMap((listing, place): Claim[] => {
      const { id, assetId, byHand } = listing;
      const own = assetId === null ? undefined : known.get(assetId);
      const tie = byHand ? Tie.FounderElsewhere : Tie.Founder;
      return [
        ...(own?.mergedInto === null
          ? [{ asset: own, group, tie: byHand ? Tie.Hand : Tie.Member, place }]
          : []),
        ...(founded.get(id) ?? []).map((asset) => ({ asset, group, tie, place })),
      ];
    }),
  );
  const best = new Map<KnownAsset, Claim>();
  for (const claim of claims.sort((a, b) => a.tie - b.tie || a.place - b.place || a.group - b.group))
    if (!best.has(claim.asset)) best.set(claim.asset, claim);
  const homes = groups.map((): Claim[] => []);
  for (const claim of best.values()) homes[claim.group]!.push(claim);
  return homes.map((all, group) => bySuitability(all, groups[group]![0]!).map(({ asset }) => asset));
}

function bySuitability(claims: Claim[], lead: ListingFacts): Claim[] {
  if (claims.length < 2) return claims;
  const wanted = slugCandidates({ ...(lead.former[0] ?? lead), key: canonicalKey(lead) });
  const rank = ({ asset }: Claim) => {
    const place = wanted.indexOf(asset.slug);
    return place < 0 ? wanted.length : place;
  };
  return claims.sort(
    (a, b) =>
      Number(b.tie === Tie.Hand) - Number(a.tie === Tie.Hand) || rank(a) - rank(b) || a.asset.id - b.asset.id,
  );
}
