import type { ListingFacts } from './facts.js';
import type { Evidence } from './signals.js';

/** Maximum time between two market caps or ranks for comparing them. */
const SAME_WEEK_MS = 7 * 24 * 60 * 60_000;

export function compareSizes(a: ListingFacts, b: ListingFacts): Evidence {
  const [seenA, seenB] = [a.prices[0]?.at, b.prices[0]?.at];
  // APIs report current values; those in a file may be of any age.
  const known = seenA !== undefined && seenB !== undefined;
  if (known ? Math.abs(seenA - seenB) > SAME_WEEK_MS : !a.listsEachCoinOnce || !b.listsEachCoinOnce)
    return {};
  if (a.marketCap && b.marketCap) {
    const apart = Math.abs(Math.log(a.marketCap / b.marketCap));
    if (apart < 0.25) return { cap_agrees: 1 };
    return apart > 0.7 ? { cap_differs: Math.min(apart, 6) } : {};
  }
  // A rank is derived from the market cap, so it is not additional evidence.
  if (!a.rank || !b.rank) return {};
  const apart = Math.abs(Math.log(a.rank / b.rank));
  return apart > 0.5 ? { rank_differs: Math.min(apart, 4) } : {};
}
