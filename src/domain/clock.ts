let known: { moment: number; at: number } | null = null;

/**
 * Current time by the database's clock, which all processes share and compare their records with. Between readings it
 * advances by a monotonic clock; before the first reading it is this process's own.
 */
export function now(): Date {
  return known ? new Date(known.moment + performance.now() - known.at) : new Date(Date.now());
}

/** Milliseconds since the start of this process by a monotonic clock, for measuring durations. */
export function uptime(): number {
  return performance.now();
}

/** @param moment time of the database's clock, in milliseconds, when `uptime` was `at` */
export function setClock(moment: number, at: number): void {
  known = { moment, at };
}

export function forgetClock(): void {
  known = null;
}
