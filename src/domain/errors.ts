/**
 * What can go wrong in a run, as a decision table.
 *
 * | error           | what the run does                                                        |
 * | --------------- | ------------------------------------------------------------------------ |
 * | FatalError      | fails at once, partitions that wait are not tried: a key or a setting is wrong |
 * | PartitionError  | fails this partition, goes on with the others, ends as `failed`           |
 * | UnusablePartition | the same, and at once: another attempt would not help                   |
 * | TimeBudgetSpent | ends as `interrupted` with what is stored, and says when it goes on       |
 * | OwnershipLost   | fails the partition, unless another worker goes on with it                |
 * | RunCancelled    | ends as `cancelled` with what is stored                                   |
 * | ProcessStopped  | gives the partition back to the queue: it goes on from the checkpoint     |
 * | any other       | fails the partition as a fault of ours, with its cause                    |
 *
 * A partition that failed is tried again a few times before the run fails.
 *
 * A record that fails validation is none of these: it becomes a rejection.
 */
export type Stage = 'partitions' | 'fetch' | 'validate' | 'store' | 'finish';

interface RunErrorOptions {
  cause?: unknown;
  /** Retries spent before giving up. */
  retries?: number;
}

/** What the table knows: it carries a code for programs and a message for the operator. */
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

/** Nothing of this source can work until somebody changes something: the message says what. */
export class FatalError extends RunError {}

/** This partition cannot go on now: upstream down, answer unusable, file unreadable. */
export class PartitionError extends RunError {}

/** This partition cannot go on until somebody changes something: another attempt would not help. */
export class UnusablePartition extends PartitionError {}

/** The run's time is up, or a limit asks to wait for longer than it has left. */
export class TimeBudgetSpent extends RunError {
  constructor(
    readonly resumesAt: Date,
    message: string,
    details: RunErrorOptions = {},
  ) {
    super('time_budget_spent', message, details);
  }
}

/** Another process took the partition over: what this one still holds must not be written. */
export class OwnershipLost extends RunError {
  constructor(message: string) {
    super('ownership_lost', message);
  }
}

/** Somebody asked for the run to stop. */
export class RunCancelled extends RunError {
  constructor() {
    super('cancelled', 'the run was cancelled; the next one goes on from the checkpoint');
  }
}

/** This process stops, which is no fault of anything. */
export class ProcessStopped extends RunError {
  constructor() {
    super('stopped', 'the service was stopped; the run goes on from the checkpoint');
  }
}
