import { LIMITS } from '../domain/limits.js';

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:\d\d)$/;

const year = (number: number) => String(number).padStart(4, '0');
const FIRST = Date.parse(`${year(LIMITS.year.first)}-01-01T00:00:00.000Z`);
const LAST = Date.parse(`${year(LIMITS.year.last)}-12-31T23:59:59.999Z`);

/** Of the last call: rows that follow one another often share a moment, and each asks several times. */
let last = { instant: '', milliseconds: NaN };

/** As `Date.parse`. */
export function millisecondsOf(instant: string): number {
  if (instant !== last.instant) last = { instant, milliseconds: Date.parse(instant) };
  return last.milliseconds;
}

/**
 * Canonical spelling of a timestamp, in UTC with milliseconds, or microseconds if needed: it is part of a quote's key,
 * and a statement must not contain a key twice. Null if the text is not ISO 8601 with a zone, or outside the years 1 to
 * 9999.
 */
export function canonicalInstant(instant: string): string | null {
  if (instant.length === 24 && isWithin(millisecondsOf(instant)) && CANONICAL.test(instant)) return instant;
  const match = ISO_WITH_ZONE.exec(instant);
  const date = new Date(match ? instant : NaN);
  if (!isWithin(date.getTime())) return null;
  const micros = (match![1] ?? '').slice(3, 6).padEnd(3, '0');
  const iso = date.toISOString();
  return micros === '000' ? iso : `${iso.slice(0, -1)}${micros}Z`;
}

/** False for NaN, too. */
function isWithin(milliseconds: number): boolean {
  return milliseconds >= FIRST && milliseconds <= LAST;
}
