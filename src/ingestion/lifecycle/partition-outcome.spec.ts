import {
  FatalError,
  RetryLater,
  OwnershipLost,
  PartitionError,
  RunCancelled,
  NoTimeForPartition,
  TimeBudgetSpent,
  UnusablePartition,
} from '../../domain/errors.js';
import type { UnsuccessfulPartition } from '../../runs/run-outcomes.repository.js';
import { Failure } from './failure.js';
import { decideNext, outcomeOf, outcomeOfRun, type RetryConditions } from './partition-outcome.js';

const calm: RetryConditions = {
  failures: 0,
  attemptsAllowed: 3,
  stopping: false,
  claimLost: false,
  cancelRequested: false,
  mayWait: true,
};
const down = new PartitionError('upstream_down', 'status 503');
const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
const held = new RetryLater(new Date('2030-01-01T00:00:00Z'), 'busy');
const refused = new RetryLater(held.until, 'answered 429', { isRetry: true, retries: 1 });
const next = (error: Error, situation: Partial<RetryConditions> = {}) =>
  decideNext(Failure.from(error), { ...calm, ...situation });

describe('a partition that could not be read to its end', () => {
  it.each([
    ['is tried again after a failure', down, {}, 'retry'],
    ['ends after the last attempt', down, { failures: 2 }, 'end'],
    ['ends at once where another attempt would not help', new FatalError('unauthorized', '401'), {}, 'end'],
    ['ends at once where it is unusable', new UnusablePartition('missing_column', 'no price'), {}, 'end'],
    ['ends when the time is up', new TimeBudgetSpent(new Date(), 'later'), {}, 'end'],
    ['ends when somebody else claimed its checkpoint', new OwnershipLost('taken over'), {}, 'end'],
    ['goes back to the queue while its upstream asks to wait', refused, { failures: 2 }, 'wait'],
    ['ends where the run cannot wait for so long', held, { mayWait: false }, 'end'],
    ['ends where the run has no time left to begin it', new NoTimeForPartition(20), {}, 'end'],
    ['is handed back when the process stops', down, { stopping: true, failures: 2 }, 'hand back'],
    ['is handed back when the database was away, however often', away, { failures: 2 }, 'hand back'],
    ['is left to the worker that has its job now', down, { claimLost: true, stopping: true }, 'leave'],
    [
      'ends when the run is cancelled, whoever noticed first',
      down,
      { cancelRequested: true, claimLost: true },
      'end',
    ],
  ] as const)('%s', (_name, error, situation, expected) => {
    expect(next(error, situation)).toBe(expected);
  });

  it('has an outcome', () => {
    const resumesAt = new Date('2030-01-01T00:00:00Z');
    expect(outcomeOf(Failure.from(new TimeBudgetSpent(resumesAt, 'later')), false)).toMatchObject({
      status: 'interrupted',
      resumesAt,
    });
    expect(outcomeOf(Failure.from(new RunCancelled()), false).status).toBe('cancelled');
    const later = { resumesAt: held.until };
    expect(outcomeOf(Failure.from(held), false)).toMatchObject({ status: 'postponed', ...later });
    expect(outcomeOf(Failure.from(refused), false)).toMatchObject({ status: 'failed', ...later });
    expect(outcomeOf(Failure.from(new NoTimeForPartition(20)), false).status).toBe('postponed');
    expect(outcomeOf(Failure.from(down), false)).toMatchObject({
      status: 'failed',
      error: { code: 'upstream_down' },
    });
  });
});

describe('a run', () => {
  const first = (
    partition: string,
    status: UnsuccessfulPartition['status'],
    count: number,
  ): UnsuccessfulPartition => ({
    partition,
    status,
    count,
    errorStage: 'fetch',
    errorCode: 'gone',
    errorMessage: 'is gone',
    resumesAt: null,
    others: ['b', 'c'].slice(0, count - 1),
  });

  it('succeeds if all partitions did', () => {
    expect(outcomeOfRun([], true)).toEqual({ status: 'succeeded' });
  });

  it('ends as the worst of them and names the first', () => {
    const rows = [first('a', 'interrupted', 1), first('b', 'failed', 2)];
    expect(outcomeOfRun(rows, false)).toMatchObject({
      status: 'failed',
      error: { code: 'gone', message: 'b: is gone (and 1 more partitions failed: b)' },
    });
  });

  it('is partial if some partitions failed and others succeeded', () => {
    expect(outcomeOfRun([first('b', 'failed', 1)], true)).toMatchObject({
      status: 'partial',
      error: { code: 'gone', message: 'b: is gone' },
    });
    expect(outcomeOfRun([first('b', 'cancelled', 1)], true)).toMatchObject({ status: 'cancelled' });
  });
});
