import { ConfigError } from './config/config.js';
import { DatabaseUnavailable } from './database/migrate.js';

/** A second signal, or a stop that takes longer than this, ends the process at once: nothing is lost by it. */
const PATIENCE_MS = 30_000;

/** Stops on SIGTERM, SIGINT and SIGHUP, then exits with status 0. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), PATIENCE_MS).unref();
      stop().then(() => process.exit(0), exitWith);
    });
  }
}

/** Says what went wrong, in a sentence where the operator can mend it, and exits with status 1. */
export function exitWith(error: unknown): never {
  const mendable = error instanceof ConfigError || error instanceof DatabaseUnavailable;
  console.error(mendable ? error.message : error);
  process.exit(1);
}
