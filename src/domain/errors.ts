/**
 * Errors in a run, as a decision table.
 *
 * | error              | what the run does                                                                    |
 * | ------------------ | ------------------------------------------------------------------------------------ |
 * | FatalError         | fails at once and skips waiting partitions: a key or setting is wrong                |
 * | PartitionError     | fails this partition, continues with the others, ends as `partial` or `failed`       |
 * | UnusablePartition  | the same without retries, which would not help                                       |
 * | PartitionIgnored   | ends this partition as `ignored`, which is not a failure                             |
 * | TimeBudgetSpent    | ends as `interrupted`, keeps stored data, and reports when it resumes                |
 * | RetryLater         | returns the partition to the queue until then, or ends it as `failed` or `postponed` |
 * | NoTimeForPartition | ends this partition and waiting ones as `postponed`, which is not a failure          |
 * | OwnershipLost      | fails the partition unless another worker continues it                               |
 * | RunCancelled       | ends as `cancelled` and keeps stored data                                            |
 * | ProcessStopped     | returns the partition to the queue: it resumes from the checkpoint                   |
 * | any other          | fails the partition as an internal error, with its cause                             |
 *
 * A failed partition is retried a few times before the run fails.
 *
 * A record that fails validation is not an error: it becomes a rejection.
 */
export type Stage = 'partitions' | 'fetch' | 'validate' | 'store' | 'finish';

interface RunErrorOptions {
  cause?: unknown;
  /** Retries spent before giving up. */
  retries?: number;
}

/** Base class for the errors in the table above, with a code for programs and a message for the operator. */
export abstract class RunError extends Error {
  readonly retries: number;

  constructor(
    readonly code: string,
    message: string,
    { cause, retries = 0 }: RunErrorOptions = {},
  ) {
    super(message, { cause });
    this.name = new.target.name;
    this.retries = retries;
  }
}

/** The source cannot work until someone changes the setting or key that the message names. */
export class FatalError extends RunError {}

/** The partition cannot continue now: upstream down, reply unusable, file unreadable. */
export class PartitionError extends RunError {}

/** The partition cannot be read until someone changes a file or setting, so retrying would not help. */
export class UnusablePartition extends PartitionError {}

/**
 * This partition is not data, such as a README among data files. It is reported, but is not a failure. The source first
 * yields a cursor by which it will recognise the partition.
 */
export class PartitionIgnored extends PartitionError {}

/** The run's time budget is used up, or a rate limit requires waiting for longer than the rest of it. */
export class TimeBudgetSpent extends RunError {
  constructor(
    readonly resumesAt: Date,
    message: string,
    details: RunErrorOptions = {},
  ) {
    super('time_budget_spent', message, details);
  }
}

/**
 * The upstream must not be called before `until`. The job returns to the queue until then, so that no worker is blocked.
 * It counts as a retry if a call has failed.
 */
export class RetryLater extends RunError {
  readonly isRetry: boolean;

  constructor(
    readonly until: Date,
    message: string,
    { isRetry = false, ...details }: RunErrorOptions & { isRetry?: boolean } = {},
  ) {
    super(isRetry ? 'upstream_unavailable' : 'upstream_waits', message, details);
    this.isRetry = isRetry;
  }
}

/** The run has no time left for the partitions that it has not started. A later run reads them. */
export class NoTimeForPartition extends RunError {
  constructor(seconds: number) {
    super('run_is_full', `not started within ${seconds} seconds of the run's start: a later run reads it`);
  }
}

/** Another process took over the partition: unsaved records must not be written. */
export class OwnershipLost extends RunError {
  constructor(message: string) {
    super('ownership_lost', message);
  }
}

/** An operator cancelled the run. */
export class RunCancelled extends RunError {
  constructor() {
    super('cancelled', 'the run was cancelled; the next one resumes from the checkpoint');
  }
}

/** The process is stopping. */
export class ProcessStopped extends RunError {
  constructor() {
    super('stopped', 'the service was stopped; the run resumes from the checkpoint');
  }
}
