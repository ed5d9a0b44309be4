import { hasTimeOfDay, parseDate } from '../values/date.js';
import { dateOf } from '../detection/date-parts.js';
import { titleOf } from '../header/header-title.js';
import type { Layout } from '../layout/layout.js';
import { isUnclearZone, zoneOfTitle } from '../facts/stated-zone.js';
import { zoneOf } from '../values/zone.js';
import { adviseProfileEntry } from '../profiles/advice.js';

interface Statement {
  by: string;
  zone: string;
}

/**
 * The time zone according to the header of the column, or else a line outside the table.
 * @throws UnusablePartition `ambiguous_zone`, `contradictory_zone`
 */
export function zoneOfFile(
  layout: Layout,
  {
    rows,
    notes,
    name,
  }: { rows: readonly Readonly<Record<string, string>>[]; notes: readonly string[]; name: string },
): { zone: string; why: string } | undefined {
  const { date, time, zone: column } = layout.columns;
  const header = [time, date].find((one) => one !== undefined && titleOf(one).zone !== undefined);
  const ofName = /(?<![a-z\d])(?:utc|gmt)[+-]\d{1,2}(?!\d)/i.exec(name)?.[0].toUpperCase();
  const stated: Statement[] = [
    ...(header === undefined
      ? []
      : [{ by: `column ${JSON.stringify(header)}`, zone: titleOf(header).zone! }]),
    ...notes.flatMap((note) => {
      const ofLine = zoneOfTitle(note);
      return ofLine === undefined
        ? []
        : [{ by: `the line ${JSON.stringify(note.slice(0, 100))}`, zone: ofLine }];
    }),
    ...(ofName === undefined ? [] : [{ by: 'the name of the file', zone: ofName }]),
  ];
  const times = rows
    .map((row) => [dateOf(row, layout), row[time ?? ''] ?? ''] as const)
    .filter(([day, clock]) => dependsOnZone(day, clock));
  const [first] = stated;
  if (first === undefined || !times.length || column !== undefined) return undefined;
  assertSameZone(stated, times, name);
  const { zone, by } = first;
  const why = `${by} says so`;
  const isKnown = zoneOf(zone) !== undefined;
  if (isKnown && !isUnclearZone(zone)) return { zone: intlNameOf(zone), why };
  const unclear = isUnclearZone(zone) ? 'can mean several zones' : 'is the name of no zone';
  const problem = `times are in ${JSON.stringify(zone)} (${why}), which ${unclear}. To say which,`;
  throw adviseProfileEntry('ambiguous_zone', problem, name, { time_zone: 'Europe/Berlin' });
}

/** @throws UnusablePartition `contradictory_zone` if a time differs by the zone */
function assertSameZone(
  [first, ...others]: readonly Statement[],
  times: readonly (readonly [date: string, time: string])[],
  name: string,
): void {
  const momentsIn = (zone: string) =>
    times.map(([date, time]) =>
      parseDate(`${date} ${time}`.trim(), { dateOrder: 'dmy', timeZone: intlNameOf(zone) }),
    );
  const isKnown = ({ zone }: Statement) => zoneOf(zone) !== undefined && !isUnclearZone(zone);
  if (!first || !isKnown(first)) return;
  const moments = momentsIn(first.zone).join();
  const other = others.find((one) => isKnown(one) && momentsIn(one.zone).join() !== moments);
  if (other === undefined) return;
  const problem = `${first.by} says that times are in ${first.zone}, but ${other.by} says ${other.zone}. Correct the one that is wrong, or`;
  throw adviseProfileEntry('contradictory_zone', problem, name, { time_zone: first.zone });
}

/** Whether it is a time of day without a zone. */
function dependsOnZone(date: string, time: string): boolean {
  if (time.trim() === '' && !hasTimeOfDay(date)) return false;
  // `240115` and `100000`
  if (/^\d{6}$/.test(date.trim())) return true;
  const moment = `${date} ${time}`.trim();
  return (['dmy', 'mdy'] as const).some(
    (dateOrder) =>
      parseDate(moment, { dateOrder, timeZone: 'UTC' }) !==
      parseDate(moment, { dateOrder, timeZone: 'Etc/GMT+9' }),
  );
}

/** `+05:30` for `UTC+5:30`; other names are unchanged. */
function intlNameOf(zone: string): string {
  const offset = zoneOf(zone);
  if (typeof offset !== 'number') return offset ?? zone;
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset);
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${parts.join(':')}`;
}
