import { now } from '../../domain/clock.js';
import { RetryLater, NoTimeForPartition } from '../../domain/errors.js';
import type { Source } from '../../domain/source.js';
import type { RunPartition } from '../../runs/run-partition.entity.js';
import { isScheduled, type Run } from '../../runs/run.entity.js';

const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;

interface Waiting {
  source: Pick<Source, 'patienceSeconds'>;
  run: Pick<Run, 'trigger' | 'startedAt'>;
  row: Pick<RunPartition, 'waits'>;
  /** Maximum number of retries: HTTP_RETRIES. */
  retriesAllowed: number;
}

/** @throws NoTimeForPartition if a scheduled run should start no further partitions, so that the next run is not late */
export function assertTimeLeft(
  { patienceSeconds }: Pick<Source, 'patienceSeconds'>,
  { trigger, startedAt }: Pick<Run, 'trigger' | 'startedAt'>,
): void {
  if (patienceSeconds === undefined || !isScheduled({ trigger })) return;
  if (now().getTime() > startedAt!.getTime() + patienceSeconds * 1000)
    throw new NoTimeForPartition(patienceSeconds);
}

/** Whether a partition may wait in the queue: not for longer than its source allows, nor after too many retries. */
export function mayRetryLater(cause: unknown, { source, run, row, retriesAllowed }: Waiting): boolean {
  if (!(cause instanceof RetryLater)) return false;
  if (cause.isRetry && row.waits + cause.retries > retriesAllowed) return false;
  const { patienceSeconds } = source;
  if (patienceSeconds === undefined) return true;
  const from = isScheduled(run) ? run.startedAt!.getTime() : now().getTime();
  return retryTime(cause, row).getTime() <= from + patienceSeconds * 1000;
}

/** When to try again: not before the time that the upstream names, nor, after failures, before twice the previous delay. */
export function retryTime(
  { until, isRetry, retries }: RetryLater,
  { waits }: Pick<RunPartition, 'waits'>,
): Date {
  if (!isRetry) return until;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (waits + retries), MAX_PAUSE_MS);
  return new Date(Math.max(until.getTime(), now().getTime() + pause));
}
