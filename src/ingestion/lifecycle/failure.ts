import { isConnectionFault } from '../../database/connection-fault.js';
import { FatalError, RunError, type Stage } from '../../domain/errors.js';

/** Error code and advice to the operator, by SQLSTATE. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const DATABASE_FAULTS: Readonly<Record<string, readonly [code: string, advice: string]>> = {
  '40001': ['conflict', 'repeated conflicts with other transactions'],
  '40P01': ['conflict', 'repeated conflicts with other transactions'],
  '53100': [
    'disk_full',
    "the database's disk is full: free some space; the next run resumes from the checkpoint",
  ],
  '53200': ['out_of_memory', 'the database ran out of memory'],
  '53300': [
    'too_many_connections',
    'the database has no connections left: lower DATABASE_POOL_SIZE or raise max_connections',
  ],
  '55P03': ['lock_timeout', 'a lock could not be acquired in time'],
  '57014': ['statement_timeout', 'a statement exceeded its time limit'],
  '55000': ['database_unreachable', 'the database accepts no connections'],
  '57P01': ['database_unreachable', 'the database is shutting down'],
  '57P02': ['database_unreachable', 'the database crashed'],
  '25P03': ['database_unreachable', 'the database terminated an idle transaction'],
  '57P05': ['database_unreachable', 'the database terminated an idle session'],
  '57P03': ['database_unreachable', 'the database is starting up'],
  '25006': ['read_only', 'the database is read-only: it may be a replica or failing over'],
};
/** The database currently rejects all statements, and may recover by itself, for example after a failover. */
const DOWN = ['database_unreachable', 'too_many_connections', 'read_only'];
/** The database currently rejects this statement, but perhaps not others. */
const BUSY = ['disk_full', 'out_of_memory', 'lock_timeout', 'statement_timeout', 'conflict'];

/** Whether the database is down, but may recover by itself. */
export function isDatabaseDown(error: unknown): boolean {
  return DOWN.includes(explain(error).code);
}

/** Whether the database's error is temporary, so that a retry may succeed. */
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

/** Runs the step and tags errors with its stage, unless an inner step already did. */
export async function atStage<T>(stage: Stage, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof StageError ? error : new StageError(stage, error);
  }
}

/** Why reading a partition, or planning a run, failed. */
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

  static from(thrown: unknown): Failure {
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
