import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type Migration } from 'typeorm';
import { syncClock } from './sync-clock.js';
import { LockSpace } from './lock-space.js';
import { migrationOptions } from './data-source.js';
import { cannotConnect } from './database-unavailable.js';
import { assertCoordinator, distribute } from './distribute.js';
import { installQueue } from './install-queue.js';
import { assertSupported } from './server-version.js';
import { grantToReader } from './reader-role.js';
import { grantToService, canChangeSchema, assertUpToDate } from './service-role.js';

export { DatabaseUnavailable } from './database-unavailable.js';

const ATTEMPTS = 10;
const PAUSE_MS = 1000;
const LOCK_TIMEOUT_MS = 3000;
const LOCK_ATTEMPTS = 100;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Applies pending migrations once, however many processes start together: all but one wait for an advisory lock. For a role
 * that owns nothing, only checks that the schema is up to date.
 * @param serviceUrl role to grant access to, if it differs
 * @param readerUrl role that may read market data
 * @returns names of the migrations applied
 * @throws DatabaseUnavailable
 */
export async function migrate(url: string, serviceUrl = url, readerUrl?: string): Promise<string[]> {
  const variable = serviceUrl === url ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL';
  const dataSource = await connect(url, variable);
  // The pool has a single connection, which holds the lock and runs the migrations.
  try {
    await assertSupported(dataSource, variable);
    await syncClock(dataSource);
    // A paused process loses the lock. The session is idle while the queue installs its tables.
    await dataSource.query(
      `set lock_timeout = 0; set statement_timeout = 0; set transaction_timeout = 0; set idle_session_timeout = '10min'`,
    );
    await dataSource.query('select pg_advisory_lock($1, 0)', [LockSpace.migrations]);
    const applied = await migrateUnderLock(dataSource, url, serviceUrl);
    if (readerUrl && (await canChangeSchema(dataSource)))
      await grantToReader(dataSource, readerUrl, serviceUrl);
    await dataSource.query('select pg_advisory_unlock($1, 0)', [LockSpace.migrations]);
    return applied;
  } finally {
    await dataSource.destroy();
  }
}

async function migrateUnderLock(dataSource: DataSource, url: string, serviceUrl: string): Promise<string[]> {
  if (!(await canChangeSchema(dataSource))) {
    await assertUpToDate(dataSource);
    return [];
  }
  await assertCoordinator(dataSource);
  const applied = await applyWithLockTimeout(dataSource);
  await distribute(dataSource);
  await installQueue(url);
  if (serviceUrl !== url) await grantToService(dataSource, serviceUrl);
  return applied.map(({ name }) => name);
}

/** A statement that waits for a table lock blocks all later ones, so give up quickly and retry. */
async function applyWithLockTimeout(dataSource: DataSource): Promise<Migration[]> {
  await dataSource.query(`set lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.runMigrations();
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE || attempt === LOCK_ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function connect(url: string, variable: string): Promise<DataSource> {
  for (let attempt = 1; ; attempt++) {
    const dataSource = new DataSource(migrationOptions(url));
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (!isStartingUp(error) || attempt === ATTEMPTS) throw cannotConnect(url, error, variable);
      await sleep(PAUSE_MS);
    }
  }
}

/** A starting server refuses connections, has no socket yet, or answers 57P03 (cannot_connect_now). */
function isStartingUp(error: unknown): boolean {
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  if (code === 'ENOENT') return syscall === 'connect';
  return ['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', '57P03'].includes(code);
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
