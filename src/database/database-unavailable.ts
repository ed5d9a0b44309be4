/** The database cannot be reached or used. The message contains its address and the cause, but no password. */
export class DatabaseUnavailable extends Error {}

/** Says which database of DATABASE_URL cannot be used, and why. */
export function cannotConnect(url: string, cause: unknown): DatabaseUnavailable {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || 5432}${pathname} as ${username || 'the default user'}`;
  const { code, message } = cause as { code?: string; message?: string };
  return new DatabaseUnavailable(`DATABASE_URL: cannot use PostgreSQL at ${where}: ${message || code}`, {
    cause,
  });
}
