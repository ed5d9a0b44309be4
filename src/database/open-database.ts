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
 * The database that DATABASE_URL names, or an embedded PostgreSQL where it names none, with the schema up to date:
 * changed by the role of MIGRATION_DATABASE_URL, where there is one.
 * @param beside a running service: its embedded PostgreSQL is used, where there is one
 * @throws DatabaseUnavailable
 */
export async function openDatabase(config: Config, { beside = false } = {}): Promise<OpenDatabase> {
  const dataDir = `${config.DATA_DIR}/postgres`;
  const known = config.DATABASE_URL ?? (beside ? sharedUrl(dataDir) : null);
  const embedded = known ? null : await startEmbeddedPostgres({ dataDir });
  const url = known ?? embedded!.url;
  try {
    await migrate(config.MIGRATION_DATABASE_URL ?? url, url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return { url, close: async () => embedded?.stop() };
}
