let known: { moment: number; at: number } | null = null;

/**
 * Current time by the database's clock, which all processes share and compare stored times with. Between two readings of
 * the database's clock, the time advances by a monotonic clock. Before the first reading, the process's own clock is used.
 */
export function now(): Date {
  return known ? new Date(known.moment + performance.now() - known.at) : new Date(Date.now());
}

/** Milliseconds since this process started, by a monotonic clock; for measuring durations. */
export function uptime(): number {
  return performance.now();
}

/** @param moment the database's time in milliseconds since 1970 at the moment when `uptime()` was `at` */
export function setClock(moment: number, at: number): void {
  known = { moment, at };
}

export function forgetClock(): void {
  known = null;
}
