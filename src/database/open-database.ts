import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  url: string;
  /** Stops an embedded PostgreSQL; leaves any other alone. */
  close(): Promise<void>;
}

/**
 * The database that DATABASE_URL names, or an embedded PostgreSQL where it names none, with the schema up to date.
 * @throws DatabaseUnavailable
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: `${config.DATA_DIR}/postgres` });
  const url = config.DATABASE_URL ?? embedded!.url;
  try {
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return { url, close: async () => embedded?.stop() };
}
