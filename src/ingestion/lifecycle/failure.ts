import { isConnectionFault } from '../../database/connection-fault.js';
import { FatalError, RunError, type Stage } from '../../domain/errors.js';

/** SQLSTATEs that an operator can do something about. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const DATABASE_FAULTS: Readonly<Record<string, readonly [code: string, advice: string]>> = {
  '40001': ['conflict', 'other transactions got in the way, time and again'],
  '40P01': ['conflict', 'other transactions got in the way, time and again'],
  '53100': ['disk_full', "the database's disk is full: free space; the next run goes on from the checkpoint"],
  '53200': ['out_of_memory', 'the database ran out of memory'],
  '53300': [
    'too_many_connections',
    'the database takes no more connections: lower DATABASE_POOL_SIZE or raise max_connections',
  ],
  '55P03': ['lock_timeout', 'a lock was not granted in time'],
  '57014': ['statement_timeout', 'a statement took longer than its limit'],
  '55000': ['database_unreachable', 'the database takes no connections'],
  '57P01': ['database_unreachable', 'the database was shut down'],
  '57P02': ['database_unreachable', 'the database crashed'],
  '25P03': ['database_unreachable', 'the database ended a transaction that nothing was done in for long'],
  '57P05': ['database_unreachable', 'the database ended an idle session'],
  '57P03': ['database_unreachable', 'the database is starting up'],
  '25006': ['read_only', 'the database takes no writes: it may be a replica or be failing over'],
};
/** It may serve again by itself, and until then serves nobody: a failover does all of these. */
const DOWN = ['database_unreachable', 'too_many_connections', 'read_only'];
/** It serves, but not this statement now. */
const BUSY = ['disk_full', 'out_of_memory', 'lock_timeout', 'statement_timeout', 'conflict'];

/** Whether the database may answer again by itself. */
export function isDatabaseDown(error: unknown): boolean {
  return DOWN.includes(explain(error).code);
}

/** Whether the same may work later, for all that the database says. */
export function isRetryable(error: unknown): boolean {
  return [...DOWN, ...BUSY].includes(explain(error).code);
}

class StageError extends Error {
  constructor(
    readonly stage: Stage,
    cause: unknown,
  ) {
    super(`at ${stage}`, { cause });
  }
}

/** Runs the step; what it throws then knows its stage, unless an inner step told already. */
export async function atStage<T>(stage: Stage, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof StageError ? error : new StageError(stage, error);
  }
}

/** Why a partition, or the planning of a run, could not go on. */
export class Failure {
  private constructor(
    readonly stage: Stage,
    readonly code: string,
    readonly message: string,
    readonly retries: number,
    readonly cause: unknown,
  ) {}

  get isFatal(): boolean {
    return this.cause instanceof FatalError;
  }

  static of(thrown: unknown): Failure {
    const stage = thrown instanceof StageError ? thrown.stage : 'fetch';
    const cause = thrown instanceof StageError ? thrown.cause : thrown;
    const { code, message } = explain(cause);
    const retries = cause instanceof RunError ? cause.retries : 0;
    return new Failure(stage, code, message, retries, cause);
  }
}

function explain(cause: unknown): { code: string; message: string } {
  if (!(cause instanceof Error)) return { code: 'internal', message: String(cause) };
  const { message } = cause;
  if (cause instanceof RunError) return { code: cause.code, message };
  const sqlState = (cause as { code?: unknown }).code;
  const fault = typeof sqlState === 'string' ? DATABASE_FAULTS[sqlState] : undefined;
  if (fault) return { code: fault[0], message: `${fault[1]} (${message})` };
  if (isConnectionFault(cause))
    return { code: 'database_unreachable', message: `the connection to the database was lost (${message})` };
  return { code: 'internal', message };
}
