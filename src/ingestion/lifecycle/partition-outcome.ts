import {
  FatalError,
  RetryLater,
  OwnershipLost,
  PartitionIgnored,
  RunCancelled,
  NoTimeForPartition,
  TimeBudgetSpent,
  UnusablePartition,
} from '../../domain/errors.js';
import type { Outcome } from '../../runs/outcome.js';
import type { UnsuccessfulPartition } from '../../runs/run-outcomes.repository.js';
import { type Failure, isDatabaseDown } from './failure.js';

/** What to do with a partition that was not read to its end. */
export type NextStep = 'end' | 'retry' | 'wait' | 'hand back' | 'leave';

export interface RetryConditions {
  failures: number;
  attemptsAllowed: number;
  /** Whether the process is stopping. */
  stopping: boolean;
  /** Whether the job went to another worker or was cancelled. */
  claimLost: boolean;
  cancelRequested: boolean;
  /** Whether the partition may wait in the queue for as long as its upstream requires. */
  mayWait: boolean;
  /** Whether the run is not bound by a time budget, so that it may take as long as its upstream's limits require. */
  isPatient?: boolean;
}

/** Failures that a retry cannot fix. */
const PERMANENT = [
  FatalError,
  UnusablePartition,
  PartitionIgnored,
  TimeBudgetSpent,
  NoTimeForPartition,
  OwnershipLost,
];

export function decideNext({ cause }: Failure, situation: RetryConditions): NextStep {
  const { failures, attemptsAllowed, stopping, claimLost, cancelRequested, mayWait } = situation;
  if (cancelRequested || cause instanceof RunCancelled) return 'end';
  if (claimLost) return 'leave';
  if (stopping) return 'hand back';
  // Not the partition's fault, so no attempt is counted. The run's time budget ends the retries.
  if (isDatabaseDown(cause)) return 'hand back';
  if (cause instanceof TimeBudgetSpent && situation.isPatient) return 'hand back';
  if (cause instanceof RetryLater) return mayWait ? 'wait' : 'end';
  if (PERMANENT.some((kind) => cause instanceof kind)) return 'end';
  return failures + 1 < attemptsAllowed ? 'retry' : 'end';
}

export function outcomeOf(failure: Failure, cancelRequested: boolean): Outcome {
  const { stage, code, message, cause } = failure;
  const cancelled = new RunCancelled();
  if (cancelRequested || cause instanceof RunCancelled)
    return { status: 'cancelled', error: { stage, code: cancelled.code, message: cancelled.message } };
  const error = { stage, code, message };
  if (cause instanceof TimeBudgetSpent) return { status: 'interrupted', error, resumesAt: cause.resumesAt };
  if (cause instanceof NoTimeForPartition) return { status: 'postponed', error };
  if (cause instanceof RetryLater)
    return { status: cause.isRetry ? 'failed' : 'postponed', error, resumesAt: cause.until };
  return { status: cause instanceof PartitionIgnored ? 'ignored' : 'failed', error };
}

const WORST_FIRST = ['failed', 'cancelled', 'interrupted'] as const;

/** Outcome of a run, from its unsuccessful partitions and whether any partition succeeded or was unchanged. */
export function outcomeOfRun(unsuccessful: readonly UnsuccessfulPartition[], anySucceeded: boolean): Outcome {
  const status = WORST_FIRST.find((one) => unsuccessful.some((partition) => partition.status === one));
  if (!status) return { status: 'succeeded' };
  const worst = unsuccessful.find((partition) => partition.status === status)!;
  const { partition, errorStage, errorCode, errorMessage, resumesAt, count, others } = worst;
  const names = others.join(', ') + (count - 1 > others.length ? ', …' : '');
  const more = count > 1 ? ` (and ${count - 1} more partitions ${status}: ${names})` : '';
  const error = { stage: errorStage!, code: errorCode!, message: `${partition}: ${errorMessage}${more}` };
  return { status: status === 'failed' && anySucceeded ? 'partial' : status, error, resumesAt };
}
