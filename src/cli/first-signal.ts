/** Ctrl-C reaches every process at the terminal, and npm and bin/kasparro.js forward it once more within this time. */
const FORWARDED_MS = 500;

/** @returns a function that ends the process at a second signal, unless it is the first one again */
export function firstSignal(): (signal: NodeJS.Signals) => boolean {
  let first: number | undefined;
  return (signal) => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      return true;
    }
    if (signal !== 'SIGINT' || now - first > FORWARDED_MS) process.exit(1);
    return false;
  };
}
