import { LIMITS } from '../domain/limits.js';

const CANONICAL = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:\d\d)$/;

const year = (number: number) => String(number).padStart(4, '0');
const FIRST = Date.parse(`${year(LIMITS.year.first)}-01-01T00:00:00.000Z`);
const LAST = Date.parse(`${year(LIMITS.year.last)}-12-31T23:59:59.999Z`);

/** Caches the last result: consecutive rows often have the same time, which is parsed several times for each row. */
let last = { instant: '', milliseconds: NaN };

/** Milliseconds since 1970, as from `Date.parse`. */
export function millisecondsOf(instant: string): number {
  if (instant !== last.instant) last = { instant, milliseconds: Date.parse(instant) };
  return last.milliseconds;
}

/**
 * The canonical spelling of a timestamp, in UTC with milliseconds, or with microseconds if needed. A time is part of a
 * quote's key, and equal keys in one statement must be recognised. Null if the text is not ISO 8601 with a zone, names a day
 * that does not exist, or is outside the years 1 to 9999.
 */
export function canonicalInstant(instant: string): string | null {
  if (instant.length === 24 && isWithin(millisecondsOf(instant)) && CANONICAL.test(instant))
    return isRealDay(instant.slice(0, 10)) ? instant : null;
  const match = ISO_WITH_ZONE.exec(instant);
  const date = new Date(match ? instant : NaN);
  if (!isWithin(date.getTime()) || !isRealDay(instant.slice(0, 10))) return null;
  const micros = (match![1] ?? '').slice(3, 6).padEnd(3, '0');
  const iso = date.toISOString();
  return micros === '000' ? iso : `${iso.slice(0, -1)}${micros}Z`;
}

/** Whether a time is within the years 1 to 9999; false for NaN as well. */
function isWithin(milliseconds: number): boolean {
  return milliseconds >= FIRST && milliseconds <= LAST;
}

/** Whether a day exists; JavaScript turns 30 February into 1 March. */
function isRealDay(day: string): boolean {
  return day.slice(8) <= '28' || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
