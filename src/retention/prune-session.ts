import type { DataSource, QueryRunner } from 'typeorm';
import { isConnectionFault } from '../database/connection-fault.js';
import { LockSpace } from '../database/lock-space.js';

/** Another process is pruning, or has already pruned for this tick of the schedule. */
export class PruneBusy extends Error {}

/**
 * Settings for pruning. Batches are small, so outdated statistics must not make the planner scan whole tables. A paused process
 * loses the lock.
 */
const PRUNE_SETTINGS = `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set lock_timeout = '800ms'; set idle_session_timeout = '1min'`;
const RESET_SETTINGS = `reset idle_session_timeout; reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin; set lock_timeout = '10s'`;

/**
 * Runs `work` on a dedicated connection, under a lock that lets only one process prune.
 * @throws PruneBusy
 */
export async function pruneSession<T>(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const [{ mine }] = (await runner.query('select pg_try_advisory_lock($1, 0) as mine', [
      LockSpace.retention,
    ])) as [{ mine: boolean }];
    if (!mine) throw new PruneBusy('Another process is already pruning.');
    try {
      await runner.query(PRUNE_SETTINGS);
      return await work(runner);
    } finally {
      await releaseLock(runner);
    }
  } finally {
    await runner.release();
  }
}

/** Releases the lock. If the connection was lost, the lock is already released, and the original error is reported elsewhere. */
async function releaseLock(runner: QueryRunner): Promise<void> {
  try {
    await runner.query(RESET_SETTINGS);
    await runner.query('select pg_advisory_unlock($1, 0)', [LockSpace.retention]);
  } catch (error) {
    if (!isConnectionFault(error)) throw error;
  }
}
