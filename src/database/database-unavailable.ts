import { ResilientClient } from './connection.js';

/** The database cannot be reached or used. The message contains its address and the cause, but no password. */
export class DatabaseUnavailable extends Error {}

/** What to do about some messages and codes. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /unsupported startup parameter/,
    'A connection pooler such as PgBouncer answers there: use the address of PostgreSQL itself',
  ],
  [
    /certificate|CERT_|UNABLE_TO_(VERIFY|GET)/,
    'The certificate of the server is verified: add sslrootcert=/path/of/ca.pem to the URL, or sslmode=no-verify for encryption only',
  ],
];

/** Says which database cannot be used, and why. @param variable the environment variable with the URL */
export function cannotConnect(url: string, cause: unknown, variable = 'DATABASE_URL'): DatabaseUnavailable {
  const { code, message } = cause as { code?: string; message?: string };
  const hint = HINTS.find(([problem]) => problem.test(`${code} ${message}`))?.[1];
  const text = `${variable}: cannot use PostgreSQL at ${placeOf(url)}: ${message || code}${hint ? `. ${hint}` : ''}`;
  return new DatabaseUnavailable(text, { cause });
}

function placeOf(url: string): string {
  try {
    const { host, port, database, user } = new ResilientClient(url);
    return `${host}:${port}/${database ?? ''} as ${user ?? 'the default user'}`;
  } catch {
    // A certificate named in the URL cannot be read.
    return new URL(url).host;
  }
}
