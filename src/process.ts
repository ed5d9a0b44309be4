import { DatabaseError } from 'pg';
import { CommandError, EXIT } from './cli/command-error.js';
import { firstSignal } from './cli/first-signal.js';
import type { Config } from './config/config.js';
import { ConfigError } from './config/config-error.js';
import { isConnectionFault } from './database/connection-fault.js';
import { DatabaseUnavailable } from './database/migrate.js';

const MIN_STOP_SECONDS = 30;
/** What a stop needs besides the return of jobs to the queue. */
const OTHER_STOP_SECONDS = 10;

/**
 * Stops on SIGTERM, SIGINT and SIGHUP, then exits with status 0. After a second signal, or if stopping takes too long, the
 * process exits at once; nothing is lost.
 */
export function onStopSignal(
  stop: () => Promise<void>,
  { SHUTDOWN_TIMEOUT }: Pick<Config, 'SHUTDOWN_TIMEOUT'>,
): void {
  const isFirst = firstSignal();
  const seconds = Math.max(MIN_STOP_SECONDS, SHUTDOWN_TIMEOUT + OTHER_STOP_SECONDS);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!isFirst(signal)) return;
      setTimeout(() => process.exit(1), seconds * 1000).unref();
      stop().then(() => process.exit(0), exitWith);
    });
  }
}

/** Prints the error, as a sentence if the operator can fix it, and exits with the status that docs/command-line.md lists. */
export function exitWith(error: unknown): never {
  console.error(errorMessage(error) ?? error);
  process.exit(statusOf(error));
}

function statusOf(error: unknown): number {
  if (error instanceof CommandError) return error.status;
  if (error instanceof ConfigError) return EXIT.configuration;
  const { code, address } = error as { code?: string; address?: string };
  if (error instanceof DatabaseUnavailable || (code && address)) return EXIT.unavailable;
  if (isOfDatabase(error)) return NO_CONNECTION.test(error.code!) ? EXIT.unavailable : EXIT.failed;
  if (isConnectionFault(error)) return EXIT.unavailable;
  return EXIT.failed;
}

/** TypeORM wraps errors of statements. Only those that an operator can mend are sentences; others need a stack trace. */
function isOfDatabase(error: unknown): error is DatabaseError {
  const { driverError, code = '' } = error as { driverError?: unknown; code?: string };
  return error instanceof DatabaseError || (driverError instanceof DatabaseError && OPERATORS.test(code));
}

/** SQLSTATEs of missing privileges and a read-only database, and classes of connections, resources and locks. */
const OPERATORS = /^(42501|25006|08|28|3D|53|55|57)/;

/** SQLSTATEs of a database that does not exist, refuses this user, is overloaded, or starts or stops. */
const NO_CONNECTION = /^(08|28|3D|53|57P)/;

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission',
  ECONNREFUSED: 'nothing listens there',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder, a file was expected',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'part of the path is a file, not a folder',
  EROFS: 'the file system is read-only',
};

/** @returns undefined for internal errors, which need a stack trace */
function errorMessage(error: unknown): string | undefined {
  if (error instanceof CommandError || error instanceof ConfigError || error instanceof DatabaseUnavailable)
    return error.message;
  if (isOfDatabase(error)) {
    const { message, hint, code } = error;
    return `PostgreSQL: ${message}${hint ? `. ${hint}` : ''} (SQLSTATE ${code})`;
  }
  const {
    code = '',
    dest,
    path,
    address,
    port,
  } = error as NodeJS.ErrnoException & { dest?: string; address?: string; port?: number };
  const where = dest ?? path ?? (address && `${address}:${port}`);
  const problem = SYSTEM_ERRORS[code];
  if (problem) return where ? `${where}: ${problem}` : problem;
  return isConnectionFault(error) ? `PostgreSQL: ${(error as Error).message}` : undefined;
}
