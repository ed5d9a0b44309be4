const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * One spelling for each moment, in UTC with milliseconds, or microseconds where there are any: the key of a quote holds
 * its moment, and one statement must not write the same key twice. Null where the text is not ISO 8601 with a zone, or is
 * outside the years 1 to 9999 of UTC.
 */
export function canonicalInstant(instant: string): string | null {
  const match = ISO_WITH_ZONE.exec(instant);
  const date = new Date(match ? instant : NaN);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return null;
  if (instant.length === 24 && instant.endsWith('Z')) return instant;
  const micros = (match![1] ?? '').slice(3, 6).padEnd(3, '0');
  const iso = date.toISOString();
  return micros === '000' ? iso : `${iso.slice(0, -1)}${micros}Z`;
}
