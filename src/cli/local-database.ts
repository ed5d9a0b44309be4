import { existsSync } from 'node:fs';
import { environment } from '../config/environment.js';
import { CommandError, EXIT } from './command-error.js';

/** Refuses a remote service, for commands that need the database itself. */
export function assertLocal(command: string): void {
  if (!environment().KASPARRO_URL?.trim()) return;
  throw new CommandError(
    `kasparro ${command} works on the database itself, not through KASPARRO_URL: unset it, and set DATABASE_URL`,
    EXIT.usage,
  );
}

interface Settings {
  DATABASE_URL?: string | undefined;
  DATA_DIR?: string | undefined;
}

/** Refuses to create a database for a command that needs existing data. */
export function assertDatabase({ DATABASE_URL, DATA_DIR = '.data' }: Settings): void {
  if (DATABASE_URL || existsSync(`${DATA_DIR}/postgres`)) return;
  const demo = `${DATA_DIR}/demo`;
  throw new CommandError(
    `There is no database in ${DATA_DIR} yet. Start a service (kasparro start, make demo), or name one: DATABASE_URL of a\n` +
      'database, or KASPARRO_URL and KASPARRO_KEY of a running service' +
      (existsSync(`${demo}/postgres`) ? `. The demo's database is in ${demo}: set DATA_DIR=${demo}` : ''),
    EXIT.unavailable,
  );
}
