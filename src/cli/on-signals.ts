import { constants } from 'node:os';
import { firstSignal } from './first-signal.js';

type Handler = () => void | Promise<void>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Handles Ctrl-C and SIGTERM instead of ending the process. A second signal ends it at once.
 * @returns a function that removes the handlers
 */
export function onSignals({ interrupt, terminate }: { interrupt: Handler; terminate: Handler }): () => void {
  const isFirst = firstSignal();
  return listen((signal) => {
    if (!isFirst(signal)) return;
    Promise.resolve((signal === 'SIGINT' ? interrupt : terminate)()).catch(fail);
  });
}

/**
 * Turns unhandled signals into an exit, so that exit handlers end child processes and delete unfinished files. A process
 * killed by a signal would leave them behind.
 */
export function exitOnSignals(): void {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
}

/**
 * Says on Ctrl-C, SIGTERM or SIGHUP what has become of the work, then ends the process.
 * @returns a function that removes the handlers
 */
export function explainSignals(state: () => string): () => void {
  return listen((signal) => {
    console.error(`Stopped: ${state()}`);
    process.exit(128 + constants.signals[signal]);
  });
}

/** @returns a function that removes the handlers */
function listen(handle: (signal: (typeof SIGNALS)[number]) => void): () => void {
  const handlers = SIGNALS.map((signal) => [signal, () => handle(signal)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}

function fail(error: unknown): void {
  void import('../process.js').then(({ exitWith }) => exitWith(error));
}
