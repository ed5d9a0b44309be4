type Handler = () => void | Promise<void>;

/**
 * What Ctrl-C and the signals of a supervisor do instead of ending the process; a second one ends it at once.
 * @returns leaves signals alone again
 */
export function onSignals({ interrupt, terminate }: { interrupt: Handler; terminate: Handler }): () => void {
  let stopping = false;
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
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

function fail(error: unknown): void {
  void import('../process.js').then(({ exitWith }) => exitWith(error));
}
