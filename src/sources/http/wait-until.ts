import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../domain/clock.js';
import { MustWait, TimeBudgetSpent } from '../../domain/errors.js';
import type { BudgetHold } from './budget-state.js';
import type { HttpRequest } from './http.js';

/** Whose patience it is: when to give up, and how many retries it took so far. */
export type WaitOptions = Pick<HttpRequest, 'signal' | 'deadline'> & {
  retries?: number;
  /** Whether a call has failed, which the wait is for. */
  isRetry?: boolean;
  /** Milliseconds that are waited for here; whoever must wait for longer goes back to the queue. */
  longest?: number;
  /** Is told of each wait as it begins: why, and how long it will be. */
  onWait?: (why: string, milliseconds: number) => void;
};

/**
 * Waits until a hold is over, by the clock of the database. `moment` is what that shows, where it was just asked.
 * @throws TimeBudgetSpent where the wait would end after the deadline; MustWait where it is a long one; the signal's reason
 * where it aborts
 */
export async function waitUntil(
  { until, why }: BudgetHold,
  { signal, deadline, retries = 0, isRetry, longest = Infinity, onWait }: WaitOptions,
  moment = now(),
): Promise<void> {
  signal.throwIfAborted();
  const resumesAt = until.toISOString();
  if (until > deadline)
    throw new TimeBudgetSpent(
      until,
      `${why}: it can continue at ${resumesAt}, after the end of this run's time budget`,
      {
        retries,
      },
    );
  const wait = until.getTime() - moment.getTime();
  if (wait <= 0) return;
  onWait?.(why, wait);
  if (wait > longest) throw new MustWait(until, why, { retries, isRetry });
  await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
}
