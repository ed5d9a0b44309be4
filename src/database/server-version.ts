import type { DataSource } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

const OLDEST = 18;

/** @throws DatabaseUnavailable where the server is too old for the statements of this version */
export async function mustBeNewEnough(dataSource: DataSource): Promise<void> {
  const [{ version, number }] = await dataSource.query<[{ version: string; number: number }]>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const refusal = refusalOf(version, number);
  if (refusal) throw new DatabaseUnavailable(refusal);
}

/** @param number as in `server_version_num`, such as 180004 */
export function refusalOf(version: string, number: number): string | null {
  if (number >= OLDEST * 10_000) return null;
  return `DATABASE_URL: the server is PostgreSQL ${version}, and Kasparro needs ${OLDEST} or newer: upgrade it, or name another one`;
}
