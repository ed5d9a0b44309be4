import type { DataSource } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

const MIN_VERSION = 18;

/** @throws DatabaseUnavailable if the server is too old */
export async function assertSupportedVersion(dataSource: DataSource): Promise<void> {
  const [{ version, number }] = await dataSource.query<[{ version: string; number: number }]>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const refusal = unsupportedVersion(version, number);
  if (refusal) throw new DatabaseUnavailable(refusal);
}

/** @param number as in `server_version_num`, such as 180004 */
export function unsupportedVersion(version: string, number: number): string | null {
  if (number >= MIN_VERSION * 10_000) return null;
  return `DATABASE_URL: the server is PostgreSQL ${version}, but Kasparro requires ${MIN_VERSION} or newer: upgrade the server, or use another one`;
}
