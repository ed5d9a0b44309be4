import { hasTimeOfDay, parseDate } from '../values/date.js';
import { dateOf } from '../detection/date-parts.js';
import { titleOf } from '../header/header-title.js';
import type { Layout } from '../layout/layout.js';
import { isUnclearZone, zoneOfTitle } from '../facts/stated-zone.js';
import { zoneOf } from '../values/zone.js';
import { adviseProfileEntry } from '../profiles/advice.js';

/**
 * The time zone according to the header of the column, or else a line outside the table.
 * @throws UnusablePartition `ambiguous_zone`
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
  const title = notes
    .map((note) => ({ note, zone: zoneOfTitle(note) }))
    .find(({ zone }) => zone !== undefined);
  const zone = header === undefined ? (title?.zone ?? ofName) : titleOf(header).zone;
  const areTimes = rows.some((row) => dependsOnZone(dateOf(row, layout), row[time ?? ''] ?? ''));
  if (zone === undefined || !areTimes || column !== undefined) return undefined;
  const place = title ? `the line ${JSON.stringify(title.note.slice(0, 100))}` : 'the name of the file';
  const why = `${header === undefined ? place : `column ${JSON.stringify(header)}`} says so`;
  const isKnown = zoneOf(zone) !== undefined;
  if (isKnown && !isUnclearZone(zone)) return { zone: intlNameOf(zone), why };
  const unclear = isUnclearZone(zone) ? 'can mean several zones' : 'is the name of no zone';
  const problem = `times are in ${JSON.stringify(zone)} (${why}), which ${unclear}. To say which,`;
  throw adviseProfileEntry('ambiguous_zone', problem, name, { time_zone: 'Europe/Berlin' });
}

/** Whether it is a time of day without a zone. */
function dependsOnZone(date: string, time: string): boolean {
  if (time.trim() === '' && !hasTimeOfDay(date)) return false;
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
