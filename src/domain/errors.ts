/**
 * What can go wrong in a run, as a decision table.
 *
 * | error           | what the run does                                                        |
 * | --------------- | ------------------------------------------------------------------------ |
 * | FatalError      | fails at once and skips waiting partitions: a key or setting is wrong |
 * | PartitionError  | fails this partition, continues with the others, ends as `partial` or `failed`           |
 * | UnusablePartition | the same without retries, which would not help                   |
 * | PartitionIgnored | ends this partition as `ignored`, which fails nothing                         |
 * | TimeBudgetSpent | ends as `interrupted`, keeps what is stored, and says when it resumes       |
 * | MustWait        | returns the partition to the queue until then, or ends it as `failed` or `postponed`     |
 * | RunIsFull       | ends this partition and those that wait as `postponed`, which fails nothing             |
 * | OwnershipLost   | fails the partition unless another worker continues it                |
 * | RunCancelled    | ends as `cancelled` and keeps what is stored                                   |
 * | ProcessStopped  | returns the partition to the queue: it resumes from the checkpoint     |
 * | any other       | fails the partition as an internal error, with its cause                    |
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

/** An error of the table above, with a code for programs and a message for the operator. */
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

/** The source cannot work until someone changes something; the message says what. */
export class FatalError extends RunError {}

/** The partition cannot continue now: upstream down, reply unusable, file unreadable. */
export class PartitionError extends RunError {}

/** The partition cannot continue until someone changes something: a retry would not help. */
export class UnusablePartition extends PartitionError {}

/**
 * This partition is none of the source's, such as a README among data files: it is reported and fails nothing. The source
 * yields a cursor first by which it recognizes it next time.
 */
export class PartitionIgnored extends PartitionError {}

/** The run's time budget is spent, or a rate limit requires waiting for longer than what remains. */
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
 * The upstream must not be called before `until`: its job goes back to the queue with that time, so that nobody waits for
 * it. After a call that failed it is a retry.
 */
export class MustWait extends RunError {
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

/** The run has no time left for partitions that it has not begun: a later one reads them. */
export class RunIsFull extends RunError {
  constructor(seconds: number) {
    super('run_is_full', `not begun within ${seconds} seconds of the run's start: a later run reads it`);
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
