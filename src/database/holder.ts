import type { EntityManager } from 'typeorm';

interface Database {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** A thing that one transaction at a time works on, such as `checkpoint 12`. */
export type HeldResource = `${'checkpoint' | 'replay'} ${string}`;

export const HOLDER_PREFIX = 'kasparro holds ';

/**
 * Names the transaction's backend for what it holds, in its `application_name`: others see that at once, and it goes with
 * the transaction. A process that is stopped in the middle of COPY counts as active, so no time limit would end it.
 */
export async function markHolder(tx: EntityManager, what: HeldResource): Promise<void> {
  await tx.query(`select set_config('application_name', $1, true)`, [HOLDER_PREFIX + what]);
}

/**
 * Ends the backends of transactions that hold it, for the one who has taken it over: it would wait for their locks.
 * @returns how many there were
 */
export async function terminateHolders(db: Database, what: HeldResource): Promise<number> {
  const ended = (await db.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where application_name = $1 and datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    [HOLDER_PREFIX + what],
  )) as unknown[];
  return ended.length;
}
