import { Client } from 'pg';

/** The database cannot be reached or used. The message contains its address and the cause, but no password. */
export class DatabaseUnavailable extends Error {}

const POOLER = `. A connection pooler such as PgBouncer answers there: use the address of PostgreSQL itself`;

/** Says which database cannot be used, and why. @param variable the environment variable with the URL */
export function cannotConnect(url: string, cause: unknown, variable = 'DATABASE_URL'): DatabaseUnavailable {
  const { host, port, database, user } = new Client(url);
  const where = `${host}:${port}/${database ?? ''} as ${user ?? 'the default user'}`;
  const { code, message } = cause as { code?: string; message?: string };
  const hint = /unsupported startup parameter/.test(String(message)) ? POOLER : '';
  return new DatabaseUnavailable(
    `${variable}: cannot use PostgreSQL at ${where}: ${message || code}${hint}`,
    {
      cause,
    },
  );
}
