const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * One spelling for each moment, in UTC with milliseconds, or microseconds where there are any: the key of a quote holds
 * its moment, and one statement must not write the same key twice.
 * @throws RangeError where a source gives something else than ISO 8601 with a zone: a fault of the source's code.
 */
export function canonicalInstant(instant: string): string {
  const match = ISO_WITH_ZONE.exec(instant);
  const time = match ? Date.parse(instant) : NaN;
  if (Number.isNaN(time)) throw new RangeError(`expected ISO 8601 with a zone, got ${instant}`);
  if (instant.length === 24) return instant.endsWith('Z') ? instant : new Date(time).toISOString();
  const micros = (match![1] ?? '').slice(3, 6).padEnd(3, '0');
  const iso = new Date(time).toISOString();
  return micros === '000' ? iso : `${iso.slice(0, -1)}${micros}Z`;
}
