import { constants } from 'node:os';

type Handler = () => void | Promise<void>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * What Ctrl-C and the signals of a supervisor do instead of ending the process; a second one ends it at once.
 * @returns leaves signals alone again
 */
export function onSignals({ interrupt, terminate }: { interrupt: Handler; terminate: Handler }): () => void {
  let stopping = false;
  const handlers = SIGNALS.map((signal) => {
    const handler = () => {
      if (stopping) process.exit(1);
      stopping = true;
      Promise.resolve((signal === 'SIGINT' ? interrupt : terminate)()).catch(fail);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}

/**
 * Has signals that nothing else handles end the process by an exit, on which it ends the processes that it started. A process
 * that a signal ends leaves them behind.
 */
export function exitOnSignals(): void {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
}

function fail(error: unknown): void {
  void import('../process.js').then(({ exitWith }) => exitWith(error));
}
