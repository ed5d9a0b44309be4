import { confidence, matches } from './model.js';
import type { Resolution, Resolved } from './resolve.js';
import type { Evidence } from './signals.js';

/** Why a person should look at a listing. */
export const REVIEWS = ['ambiguous', 'renamed', 'price_only'] as const;
export type Review = (typeof REVIEWS)[number];

/** By place in the list of listings. */
export function reviewsOf({ resolutions, groups }: Resolved): (Review | null)[] {
  const priceOnly = new Set(groups.flatMap((group) => joinedByPrice(group, resolutions)));
  return resolutions.map(({ listing, state, candidates }, place) => {
    if (listing.byHand) return null;
    if (state === 'ambiguous') return 'ambiguous';
    // The listing that is gone need not be looked at as well.
    if (!listing.inactive && candidates.some(({ evidence }) => evidence.successor)) return 'renamed';
    return priceOnly.has(place) ? 'price_only' : null;
  });
}

/** Those of a group that nothing but prices links to its first listing. */
function joinedByPrice(group: readonly number[], resolutions: readonly Resolution[]): number[] {
  const linked = new Set([group[0]!]);
  for (const place of linked)
    for (const { a, b, evidence } of resolutions[place]!.links)
      if (matchesWithoutPrice(evidence)) linked.add(a === place ? b : a);
  return group.filter((place) => !linked.has(place));
}

/** What follows from prices and sizes. */
const OF_PRICES = ['price_agrees', 'price_agrees_repeatedly', 'price_near', 'cap_agrees', 'symbol_dominant'];

/** Whether it would be joined if nothing were known of prices and sizes. */
function matchesWithoutPrice(evidence: Evidence): boolean {
  const rest: Evidence = Object.fromEntries(
    Object.entries(evidence).filter(([signal]) => !OF_PRICES.includes(signal)),
  );
  return matches(rest, confidence(rest));
}
