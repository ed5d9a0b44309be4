import { environment } from '../config/environment.js';
import { CommandError, EXIT } from './command-error.js';

/** Commands that work on the database itself cannot ask a service to. */
export function assertLocal(command: string): void {
  if (!environment().KASPARRO_URL?.trim()) return;
  throw new CommandError(
    `kasparro ${command} works on the database itself, not through KASPARRO_URL: unset it, and set DATABASE_URL`,
    EXIT.usage,
  );
}
