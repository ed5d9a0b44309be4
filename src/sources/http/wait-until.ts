import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../domain/clock.js';
import { RetryLater, TimeBudgetSpent } from '../../domain/errors.js';
import type { RequiredWait } from './budget-state.js';
import type { HttpRequest } from './http.js';

/** Limits on a wait, and the number of retries so far. */
export type WaitOptions = Pick<HttpRequest, 'signal' | 'deadline'> & {
  retries?: number;
  /** Whether the wait follows a failed call. */
  isRetry?: boolean;
  /** Longest wait in milliseconds within this process. For a longer one, the job returns to the queue. */
  longest?: number;
  /** Called when a wait begins, with its reason and duration. */
  onWait?: (why: string, milliseconds: number) => void;
};

/**
 * Waits until the upstream may be called, by the database's clock. `moment` is the database's time, if it has just been read.
 * @throws TimeBudgetSpent if the wait would end after the deadline; RetryLater if it is too long for this process; the signal's
 * reason if it aborts
 */
export async function waitUntil(
  { until, reason }: RequiredWait,
  { signal, deadline, retries = 0, isRetry, longest = Infinity, onWait }: WaitOptions,
  moment = now(),
): Promise<void> {
  signal.throwIfAborted();
  const resumesAt = until.toISOString();
  if (until > deadline)
    throw new TimeBudgetSpent(
      until,
      `${reason}: it can continue at ${resumesAt}, after the end of this run's time budget`,
      {
        retries,
      },
    );
  const wait = until.getTime() - moment.getTime();
  if (wait <= 0) return;
  onWait?.(reason, wait);
  if (wait > longest) throw new RetryLater(until, reason, { retries, isRetry });
  await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
}
