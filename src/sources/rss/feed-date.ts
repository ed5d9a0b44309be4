import { DateTime, FixedOffsetZone, IANAZone, type WeekdayNumbers, type Zone } from 'luxon';
import type { Instant } from '../../domain/quote.js';
import { monthOf } from '../../domain/month-names.js';
import type { DateFields } from './date-fields.js';
import { fieldsOfDate } from './date-forms.js';
import { zoneOf } from './date-zones.js';
import { isUnset } from '../http/dated-by-fetch.js';

/** Unix time in seconds or milliseconds. */
const EPOCH = /^(?:(\d{9,10})(?:\.\d+)?|(\d{13}))$/;

/**
 * Parses a date as written in feeds: RFC 822 and its misspellings, ISO 8601, Unix time in seconds or milliseconds, numbers
 * with the year first, and month names in many languages. A wrong weekday is ignored; military letters are UTC (RFC 5322,
 * section 4.3). Null if the moment does not exist, such as 30 February.
 * @param zone for dates without one; the server's own zone has no effect
 */
export function parseFeedDate(text: string, zone = 'UTC'): Instant | null {
  const trimmed = text
    .slice(0, 200)
    .replace(/\((?![^()]*\d:\d)[^()]*\)\s*$|(?<=\d)\[[\w/+-]+\]\s*$/, '')
    .trim();
  const epoch = EPOCH.exec(trimmed);
  if (epoch) return utc(DateTime.fromMillis(epoch[1] ? Number(epoch[1]) * 1000 : Number(epoch[2])));
  const found = fieldsOfDate(trimmed);
  // Creating the zone lets luxon cache it; validating its name for every date would take longer than the rest of the parsing.
  return found && instantOf(found, zone === 'UTC' || IANAZone.create(zone).isValid ? zone : 'UTC');
}

function instantOf(found: DateFields, standard: string): Instant | null {
  const zone: Zone | string | null = found.zone === undefined ? standard : zoneOf(found.zone);
  const year = yearOf(found.year!);
  // A database's zero date is not a date.
  if (zone === null || year < 100) return null;
  const moment = DateTime.fromObject(
    {
      ...dayOf(year, found),
      hour: hourOf(found),
      minute: Number(found.minute ?? 0),
      // Leap seconds cannot be represented.
      second: Math.min(Number(found.second ?? 0), found.second === '60' ? 59 : 99),
      millisecond: Number((found.fraction ?? '0').slice(0, 3).padEnd(3, '0')),
    },
    { zone: zone === 'UTC' ? FixedOffsetZone.utcInstance : zone },
  );
  return utc(moment);
}

/** ISO 8601 also numbers days within years and weeks. */
function dayOf(year: number, { month = '1', day = '1', ordinal, week, weekday }: DateFields) {
  if (ordinal !== undefined) return { year, ordinal: Number(ordinal) };
  if (week !== undefined)
    return { weekYear: year, weekNumber: Number(week), weekday: Number(weekday) as WeekdayNumbers };
  return { year, month: monthNumber(month), day: Number(day) };
}

function utc(moment: DateTime): Instant | null {
  return moment.isValid && !isUnset(moment.toMillis()) ? moment.toUTC().toISO() : null;
}

/** RFC 5322 section 4.3: two digits below 50 are in this century; three digits count from 1900. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year + (year < 50 ? 2000 : 1900);
  return digits.length === 3 ? year + 1900 : year;
}

const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Returns 0, an invalid month, for an unknown word. */
function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  // Also accepts `Septem` and `Febr`.
  const start = text.length <= 9 ? text.slice(0, 3).toLowerCase() : '';
  return monthOf(text) ?? ENGLISH.indexOf(start) + 1;
}

/** Returns 99, an invalid hour, for an hour that contradicts AM or PM. */
function hourOf({ hour = '0', half }: DateFields): number {
  const number = Number(hour);
  if (!half) return number;
  const isAfternoon = /^p/i.test(half);
  if (number > 12) return isAfternoon ? number : 99;
  return (number % 12) + (isAfternoon ? 12 : 0);
}
