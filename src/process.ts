import { DatabaseError } from 'pg';
import { ConfigError } from './config/config.js';
import { DatabaseUnavailable } from './database/migrate.js';

/** A second signal, or a stop that takes longer than this, ends the process at once: nothing is lost by it. */
const STOP_TIMEOUT_MS = 30_000;

/** Stops on SIGTERM, SIGINT and SIGHUP, then exits with status 0. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
      stop().then(() => process.exit(0), exitWith);
    });
  }
}

/** Says what went wrong, in a sentence where the operator can mend it, and exits with status 1. */
export function exitWith(error: unknown): never {
  console.error(errorMessage(error) ?? error);
  process.exit(1);
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission',
  ECONNREFUSED: 'nothing listens there',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder, a file was expected',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'part of the path is a file, not a folder',
  EROFS: 'the file system is read-only',
};

/** @returns undefined for what only a developer can mend, whose stack is wanted */
function errorMessage(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof DatabaseUnavailable) return error.message;
  if (error instanceof DatabaseError) return `PostgreSQL: ${error.message} (SQLSTATE ${error.code})`;
  const {
    code = '',
    path,
    address,
    port,
  } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const where = path ?? (address && `${address}:${port}`);
  const problem = SYSTEM_ERRORS[code];
  return problem && (where ? `${where}: ${problem}` : problem);
}
