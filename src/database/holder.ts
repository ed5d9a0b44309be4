import type { EntityManager } from 'typeorm';
import { preparedStatement } from '../domain/prepared.js';

interface Database {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** A resource that one transaction at a time works on, such as `checkpoint 12`. */
export type HeldResource = `${'checkpoint' | 'replay'} ${string}`;

export const HOLDER_PREFIX = 'kasparro holds ';

/**
 * Marks the transaction's backend as the holder of the resource by setting its `application_name`, which other sessions
 * see at once and which is reset at the end of the transaction. Timeouts cannot replace this: the backend of a process
 * that was paused during COPY counts as active.
 */
export async function markHolder(tx: EntityManager, what: HeldResource): Promise<void> {
  await tx.query(preparedStatement(`select set_config('application_name', $1, true)`), [
    HOLDER_PREFIX + what,
  ]);
}

/**
 * A query that terminates the backends of other sessions with this application name. Returns one row per backend.
 * @param name an SQL expression
 */
export const terminateSql = (
  name: string,
): string => `select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where application_name = ${name} and datname = current_database() and usename = current_user and pid <> pg_backend_pid()`;

/**
 * Terminates the backends of other transactions that hold the resource, so that a takeover need not wait for their
 * locks.
 * @returns the number of backends
 */
export async function terminateLockHolders(db: Database, what: HeldResource): Promise<number> {
  const ended = (await db.query(terminateSql('$1'), [HOLDER_PREFIX + what])) as unknown[];
  return ended.length;
}
