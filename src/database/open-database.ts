import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.js';
import { uptime } from '../domain/clock.js';
import { DataDirInUse, sharedUrl } from './data-dir-owner.js';
import { registerUser } from './data-dir-users.js';
import { makePrivate, startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  url: string;
  /** Stops an embedded PostgreSQL; any other is left running. */
  close(): Promise<void>;
}

/** How long a command waits for another one to start or to stop the embedded PostgreSQL. */
const PATIENCE_MS = 60_000;
const POLL_MS = 100;

/**
 * Finds the database at DATABASE_URL, or starts an embedded PostgreSQL if DATABASE_URL is not set. Does not migrate.
 * @param beside for short-lived commands: they share the embedded PostgreSQL of a running service or of one another
 * @throws DatabaseUnavailable
 */
export async function findOrStartDatabase(config: Config, { beside = false } = {}): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, close: () => Promise.resolve() };
  const dataDir = resolve(`${config.DATA_DIR}/postgres`);
  if (beside) return joinOrStart(dataDir);
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { url: embedded.url, close: () => embedded.stop() };
}

async function joinOrStart(dataDir: string): Promise<OpenDatabase> {
  makePrivate(dataDir);
  const until = uptime() + PATIENCE_MS;
  for (;;) {
    // In this order: whoever runs PostgreSQL withdraws its URL before it looks for users.
    const leave = registerUser(dataDir);
    const url = sharedUrl(dataDir);
    if (url) return { url, close: () => Promise.resolve(leave()) };
    leave();
    try {
      const embedded = await startEmbeddedPostgres({ dataDir, waitsForUsers: true });
      return { url: embedded.url, close: () => embedded.stop() };
    } catch (error) {
      if (!(error instanceof DataDirInUse) || uptime() > until) throw error;
      await sleep(POLL_MS);
    }
  }
}

/**
 * Finds or starts the database and migrates it, as the role in MIGRATION_DATABASE_URL if that is set.
 * @throws DatabaseUnavailable
 */
export async function openDatabase(
  config: Config,
  options: { beside?: boolean } = {},
): Promise<OpenDatabase> {
  const database = await findOrStartDatabase(config, options);
  try {
    await migrate(config.MIGRATION_DATABASE_URL ?? database.url, database.url, config.READER_DATABASE_URL);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
