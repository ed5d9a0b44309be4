import type { Config } from '../config/config.js';
import { sharedUrl } from './data-dir-owner.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  url: string;
  /** Stops an embedded PostgreSQL; leaves any other alone. */
  close(): Promise<void>;
}

/**
 * The database that DATABASE_URL names, or an embedded PostgreSQL where it names none; its schema is left as it is.
 * @param beside a running service: its embedded PostgreSQL is used, where there is one
 * @throws DatabaseUnavailable
 */
export async function findDatabase(config: Config, { beside = false } = {}): Promise<OpenDatabase> {
  const dataDir = `${config.DATA_DIR}/postgres`;
  const known = config.DATABASE_URL ?? (beside ? sharedUrl(dataDir) : null);
  if (known) return { url: known, close: () => Promise.resolve() };
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { url: embedded.url, close: () => embedded.stop() };
}

/**
 * The same with its schema up to date: changed by the role of MIGRATION_DATABASE_URL, where there is one.
 * @throws DatabaseUnavailable
 */
export async function openDatabase(config: Config, options = { beside: false }): Promise<OpenDatabase> {
  const database = await findDatabase(config, options);
  try {
    await migrate(config.MIGRATION_DATABASE_URL ?? database.url, database.url);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
