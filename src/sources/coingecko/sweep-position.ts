import { z } from 'zod';
import { now } from '../../domain/clock.js';
import type { Cursor } from '../../domain/source.js';

/**
 * A sweep that was left for longer starts over: longer than the pause between two runs, so that a sweep that a small limit
 * cuts short goes on in the next run. Coins are ordered by id, so that their order does not change meanwhile.
 */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Progress of a sweep over all coins. `page` 0 is a complete sweep. */
export const sweepPosition = z.object({
  page: z.int().nonnegative(),
  startedAt: z.string(),
  /** Number, first and last id of the page: the next one must differ. */
  ids: z.string(),
  /** Coins of this sweep so far, and of the last complete one. */
  coins: z.int().default(0),
  lastSweep: z.int().default(0),
  /** Of this sweep so far, with those that came twice. */
  records: z.int().default(0),
  /** The greatest id so far. */
  lastId: z.string().default(''),
  /** Listed coins that no page had and that are still to be asked for; absent until the pages have come to their end. */
  missing: z.array(z.string()).optional(),
  /** Further coins that are missing, beyond those that can be asked for. */
  unasked: z.int().optional(),
  /** Size of the list of coins, where there is one. */
  listed: z.int().optional(),
  /** Listed coins without market data, the first hundred of the last complete sweep. */
  withoutData: z.array(z.string()).optional(),
});
export type SweepPosition = z.infer<typeof sweepPosition>;

/** The sweep to continue, or a new one. */
export function resumedSweep(since: Cursor | null): SweepPosition {
  const known = sweepPosition.safeParse(since);
  const oldest = now().getTime() - MAX_AGE_MS;
  if (known.success && known.data.page > 0 && Date.parse(known.data.startedAt) > oldest) return known.data;
  const lastSweep = known.data?.lastSweep ?? 0;
  return { page: 0, startedAt: now().toISOString(), ids: '', coins: 0, records: 0, lastSweep, lastId: '' };
}

/** After a sweep, whose size the next one is compared with; that of one that came to less than half does not count. */
export function completedSweep(
  { startedAt, coins, lastSweep }: SweepPosition,
  withoutData: readonly string[],
): SweepPosition {
  const size = coins < lastSweep / 2 ? lastSweep : coins;
  const some = withoutData.length ? { withoutData: withoutData.slice(0, 100) } : {};
  return { page: 0, startedAt, ids: '', coins: 0, records: 0, lastSweep: size, lastId: '', ...some };
}
