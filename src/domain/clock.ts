let known: { moment: number; at: number } | null = null;

/**
 * Current time by the database's clock, which all processes share and compare stored times with. Between two readings of
 * the database's clock, the time advances by a monotonic clock. Before the first reading, the process's own clock is used.
 */
export function now(): Date {
  return new Date(momentAt(performance.now()));
}

function momentAt(time: number): number {
  return known ? known.moment + time - known.at : Date.now() + time - performance.now();
}

/** Milliseconds since this process started, by a monotonic clock; for measuring durations. */
export function uptime(): number {
  return performance.now();
}

/**
 * Corrects the clock by a reading of the database's, and only by as much as it contradicts: where in between the request
 * and the reply the database read its clock is unknown, and either may have taken seconds.
 *
 * @param moment the database's time in milliseconds since 1970
 * @param asked `uptime()` when the database was asked for it
 * @param answered `uptime()` when it had answered
 * @returns by how many milliseconds the clock was set forward; negative if set back
 */
export function setClock(moment: number, asked: number, answered = asked): number {
  const [earliest, latest] = [momentAt(asked), momentAt(answered)];
  const byMs = moment - Math.min(Math.max(moment, earliest), latest);
  known = { moment: latest + byMs, at: answered };
  return byMs;
}

export function forgetClock(): void {
  known = null;
}
