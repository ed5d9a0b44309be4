let known: { moment: number; at: number } | null = null;

/**
 * The moment by the clock of the database, which all processes share: what one of them stores, another holds against it.
 * Between two readings it goes on by a clock that nobody sets. Before the first one it is that of this process.
 */
export function now(): Date {
  return known ? new Date(known.moment + performance.now() - known.at) : new Date(Date.now());
}

/** Milliseconds since the start of this process, for how long something takes: nobody sets it. */
export function uptime(): number {
  return performance.now();
}

/** @param moment by the database's clock, in milliseconds, as it was at `at` by `uptime` */
export function setClock(moment: number, at: number): void {
  known = { moment, at };
}

export function forgetClock(): void {
  known = null;
}
