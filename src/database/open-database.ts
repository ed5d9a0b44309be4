import type { Config } from '../config/config.js';
import { sharedUrl } from './data-dir-owner.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  url: string;
  /** Stops an embedded PostgreSQL; any other is left running. */
  close(): Promise<void>;
}

/**
 * Finds the database at DATABASE_URL, or starts an embedded PostgreSQL if DATABASE_URL is not set. Does not migrate.
 * @param beside whether to share the embedded PostgreSQL of a running service, if there is one
 * @throws DatabaseUnavailable
 */
export async function findOrStartDatabase(config: Config, { beside = false } = {}): Promise<OpenDatabase> {
  const dataDir = `${config.DATA_DIR}/postgres`;
  const known = config.DATABASE_URL ?? (beside ? sharedUrl(dataDir) : null);
  if (known) return { url: known, close: () => Promise.resolve() };
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { url: embedded.url, close: () => embedded.stop() };
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
