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
 * Finds the database of DATABASE_URL, or starts an embedded PostgreSQL if that is not set. Does not migrate.
 * @param beside a running service, whose embedded PostgreSQL is shared if there is one
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
 * The same with an up-to-date schema, migrated by the role of MIGRATION_DATABASE_URL if that is set.
 * @throws DatabaseUnavailable
 */
export async function openDatabase(
  config: Config,
  options: { beside?: boolean } = {},
): Promise<OpenDatabase> {
  const database = await findDatabase(config, options);
  try {
    await migrate(config.MIGRATION_DATABASE_URL ?? database.url, database.url, config.READER_DATABASE_URL);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
