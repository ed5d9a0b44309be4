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
