import type { Evidence, Signal } from './signals.js';
import type { Resolution, ResolvedListings } from './resolve.js';
import { type Review, reviewsOf } from './review.js';
import { WEIGHTS } from './weights.js';

/**
 * A comparison as stored and shown: the other listing, the confidence, and each signal's contribution to the log odds.
 */
export interface Comparison {
  with: string;
  confidence: number;
  evidence: Record<string, number>;
}

/** The resolver's decision on a listing. */
export interface Verdict {
  listingId: number;
  state: Resolution['state'];
  /** Why a person should review it; null if that is unnecessary. */
  review: Review | null;
  confidence: number;
  evidence: Comparison[];
  candidates: Comparison[];
}

const MAX_CANDIDATES = 5;

export function verdicts(resolved: ResolvedListings): Verdict[] {
  const { listings, resolutions } = resolved;
  const reviews = reviewsOf(resolved);
  const comparisons = (place: number, links: Resolution['links']) =>
    links.slice(0, MAX_CANDIDATES).map(({ a, b, confidence, evidence }): Comparison => {
      const { source, externalId } = listings[a === place ? b : a]!;
      return {
        with: `${source}/${externalId}`,
        confidence: rounded(confidence),
        evidence: weighed(evidence),
      };
    });
  return resolutions.map((resolution, place) => ({
    listingId: resolution.listing.id,
    state: resolution.state,
    review: reviews[place]!,
    confidence: rounded(resolution.confidence),
    evidence: comparisons(place, resolution.links),
    candidates: comparisons(place, resolution.candidates),
  }));
}

const rounded = (value: number) => Math.round(value * 1e5) / 1e5;
const weighed = (evidence: Evidence) =>
  Object.fromEntries(
    (Object.entries(evidence) as [Signal, number][]).map(([signal, strength]) => [
      signal,
      Math.round(WEIGHTS[signal] * strength * 100) / 100,
    ]),
  );
