import { z } from 'zod';
import { now } from '../../domain/clock.js';
import type { Cursor } from '../../domain/source.js';

/**
 * An older sweep starts over instead of being continued. This is longer than the interval between two runs, so that a sweep
 * that was interrupted by a low rate limit continues in the next run. Coins are ordered by id, so their order does not change
 * in the meantime.
 */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Cursor of a sweep over all coins. `page` 0 means that the sweep is complete. */
export const sweepPosition = z.object({
  page: z.int().nonnegative(),
  startedAt: z.string(),
  /** Number of coins on the previous page, with its first and last id. The next page must differ. */
  ids: z.string(),
  /** Number of coins in this sweep so far, and in the last complete sweep. */
  coins: z.int().default(0),
  lastSweep: z.int().default(0),
  /** Number of records in this sweep so far, which may include duplicates. */
  records: z.int().default(0),
  /** The greatest id in this sweep so far. */
  lastId: z.string().default(''),
  /** Listed coins that no page contained and that are still to be requested; absent until the last page has been read. */
  missing: z.array(z.string()).optional(),
  /** Number of further missing coins that will not be requested. */
  unasked: z.int().optional(),
  /** Size of the coin list in this sweep and in the last complete one, if the plan includes the list. */
  listed: z.int().optional(),
  lastListed: z.int().optional(),
  /** Listed coins without market data: the first hundred from the last complete sweep. */
  withoutData: z.array(z.string()).optional(),
});
export type SweepPosition = z.infer<typeof sweepPosition>;

/** The sweep to continue, or a new one. */
export function resumedSweep(since: Cursor | null): SweepPosition {
  const saved = sweepPosition.safeParse(since);
  const oldest = now().getTime() - MAX_AGE_MS;
  if (saved.success && saved.data.page > 0 && Date.parse(saved.data.startedAt) > oldest) return saved.data;
  const { lastSweep = 0, lastListed } = saved.data ?? {};
  const startedAt = now().toISOString();
  return { page: 0, startedAt, ids: '', coins: 0, records: 0, lastSweep, lastListed, lastId: '' };
}

/**
 * The position after a sweep, with the number of coins to compare the next sweep with. It stays the same after a sweep with
 * less than half as many coins.
 */
export function completedSweep(
  { startedAt, coins, lastSweep, listed, lastListed }: SweepPosition,
  withoutData: readonly string[],
): SweepPosition {
  const isPart = coins < lastSweep / 2;
  return {
    ...{ page: 0, startedAt, ids: '', coins: 0, records: 0, lastId: '' },
    lastSweep: isPart ? lastSweep : coins,
    lastListed: isPart ? lastListed : listed,
    ...(withoutData.length && { withoutData: withoutData.slice(0, 100) }),
  };
}
