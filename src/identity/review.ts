import { confidence, isMatch } from './model.js';
import type { Resolution, ResolvedListings } from './resolve.js';
import type { Evidence, Signal } from './signals.js';

/** Why a person should review a listing. */
export const REVIEWS = ['ambiguous', 'renamed', 'price_only'] as const;
export type Review = (typeof REVIEWS)[number];

/** Why each listing needs a review, by its index in `listings`; null if it needs none. */
export function reviewsOf({ resolutions, groups }: ResolvedListings): (Review | null)[] {
  const priceOnly = new Set(groups.flatMap((group) => joinedByPrice(group, resolutions)));
  return resolutions.map(({ listing, state, candidates }, place) => {
    if (listing.byHand) return null;
    if (state === 'ambiguous') return 'ambiguous';
    // The inactive listing does not need a review as well.
    if (!listing.inactive && candidates.some(({ evidence }) => evidence.successor)) return 'renamed';
    return priceOnly.has(place) ? 'price_only' : null;
  });
}

/** Listings that belong to the group only because of single prices in common with its first listing. */
function joinedByPrice(group: readonly number[], resolutions: readonly Resolution[]): number[] {
  const linked = new Set([group[0]!]);
  for (const place of linked)
    for (const { a, b, evidence, confidence } of resolutions[place]!.links)
      if (isConfirmed(evidence) || matchesWithoutPrice(evidence, confidence)) linked.add(a === place ? b : a);
  return group.filter((place) => !linked.has(place));
}

/** Signals based on prices and market caps. */
const OF_PRICES: readonly Signal[] = [
  'price_agrees',
  'price_agrees_repeatedly',
  'price_near',
  'cap_agrees',
  'symbol_dominant',
];

/** Whether prices agreed repeatedly, and the coin is the only one with its symbol, or by far the largest one. */
const isConfirmed = ({ symbol_alone, symbol_dominant, price_agrees_repeatedly }: Evidence) =>
  price_agrees_repeatedly === 1 && Boolean(symbol_alone || symbol_dominant);

/** Whether the listings would match without the evidence from prices and market caps. */
function matchesWithoutPrice(evidence: Evidence, sure: number): boolean {
  if (!OF_PRICES.some((signal) => evidence[signal])) return isMatch(evidence, sure);
  const rest: Evidence = Object.fromEntries(
    Object.entries(evidence).filter(([signal]) => !OF_PRICES.includes(signal as Signal)),
  );
  return isMatch(rest, confidence(rest));
}
