import type { DataSource } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

const MIN_VERSION = 18;

export interface Server {
  version: string;
  number: number;
  /** Whether it has no tables of Kasparro yet. */
  isEmpty: boolean;
  encoding: string;
  /** Whether the lower case of I is i, unlike in Turkish and Azerbaijani. */
  hasPlainCase: boolean;
  isReplica: boolean;
  isReadOnly: boolean;
}

export const SERVER = `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
  to_regclass('public.migrations') is null as "isEmpty", getdatabaseencoding() as encoding, lower('I') = 'i' as "hasPlainCase",
  pg_is_in_recovery() as "isReplica", current_setting('transaction_read_only')::bool as "isReadOnly"`;

/**
 * @param variable the environment variable with the URL
 * @throws DatabaseUnavailable if the server is too old, or the database cannot be written or cannot hold all text
 */
export async function assertSupported(dataSource: DataSource, variable: string): Promise<void> {
  const [server] = await dataSource.query<[Server]>(SERVER);
  const refusal = refusalOf(server, variable);
  if (refusal) throw new DatabaseUnavailable(refusal);
}

export const refusalOf = (server: Server, variable: string) =>
  unsupportedVersion(server.version, server.number) ?? unusable(server, variable);

const CREATE = `create database … encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' template template0`;

export function unusable(
  { isEmpty, encoding, hasPlainCase, isReplica, isReadOnly }: Omit<Server, 'version' | 'number'>,
  variable: string,
): string | null {
  if (isReplica)
    return `${variable}: the server is a replica, which is read-only: use the address of the primary, or wait until a failover is complete`;
  if (isReadOnly)
    return `${variable}: the database is read-only (default_transaction_read_only): set that to off for the database or role`;
  if (!isEmpty || (encoding === 'UTF8' && hasPlainCase)) return null;
  const fault = hasPlainCase
    ? `the encoding of the database is ${encoding}, which cannot hold all texts`
    : 'in the locale of the database, the lower case of I is not i, so searches would not find symbols and names';
  return `${variable}: ${fault}: create it with ${CREATE}`;
}

/** @param number as in `server_version_num`, such as 180004 */
export function unsupportedVersion(version: string, number: number): string | null {
  if (number >= MIN_VERSION * 10_000) return null;
  return `DATABASE_URL: the server is PostgreSQL ${version}, but Kasparro requires ${MIN_VERSION} or newer: upgrade the server, or use another one`;
}
