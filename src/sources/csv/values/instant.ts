import { IANAZone } from 'luxon';
import type { Instant } from '../../../domain/quote.js';
import { zoneOf } from './zone.js';

/** A moment in parts, all within the ranges of calendar and clock; 24:00 is the end of the day. */
export interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Up to three digits after the millisecond. */
  micros: string;
  /** Minutes east of UTC, or the IANA name of a zone; absent if none is given. */
  zone?: number | string;
}

type Text = string | undefined;

/** Earlier years belong to other calendars, such as 1403 in Iran's, and later ones, such as 2567 in Thailand's. */
export const FIRST_YEAR = 1600;
export const LAST_YEAR = 2399;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Undefined if a part is out of range.
 * @param date year, month, day
 * @param time hour, minute, second, fraction, AM or PM, zone; each is optional
 */
export function momentOf(date: readonly Text[], time: readonly Text[]): Moment | undefined {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const [hourText, minute = '0', second = '0', fraction = '', half, zoneText] = time;
  const isEndOfDay = hourText === '24' && half === undefined && !/[1-9]/.test(minute + second + fraction);
  const hour = isEndOfDay ? 24 : hourOf(Number(hourText ?? 0), half);
  const zone = zoneText === undefined ? undefined : zoneOf(zoneText);
  if (zoneText !== undefined && zone === undefined) return undefined;
  if (
    Number.isNaN(month) ||
    year < FIRST_YEAR ||
    year > LAST_YEAR ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysIn(year, month) ||
    isZeroDay(year, month, day)
  )
    return undefined;
  if (hour === undefined || Number(minute) > 59 || Number(second) > 59) return undefined;
  const millisecond = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const clock = { hour, minute: Number(minute), second: Number(second), millisecond };
  return { year, month, day, ...clock, micros: fraction.slice(3, 6), zone };
}

/** A moment without a zone is read in the given time zone. */
export function instantOf(moment: Moment | undefined, timeZone: string): Instant | undefined {
  if (!moment) return undefined;
  const { year, month, day, hour, minute, second, millisecond, micros, zone = timeZone } = moment;
  const clock = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  if (typeof zone === 'number') return iso(clock - zone * 60_000, micros);
  return fromClock(clock, zone, micros);
}

/** @param clock local time in the zone, in milliseconds as if it were UTC */
export function fromClock(clock: number, timeZone: string, micros = ''): Instant {
  return iso(clock - zoneOffset(clock, timeZone) * 60_000, micros);
}

/**
 * Minutes east of UTC at a local time. Luxon's own choice for a repeated hour depends on the current season; here it is
 * always the offset before the change, also for skipped hours.
 * @param clock the local time, as if it were UTC
 */
function zoneOffset(clock: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const zone = IANAZone.create(timeZone);
  const before = zone.offset(clock - DAY);
  const after = zone.offset(clock + DAY);
  const isAfter =
    zone.offset(clock - before * 60_000) !== before && zone.offset(clock - after * 60_000) === after;
  return isAfter ? after : before;
}

/** @param fraction digits after the second */
export function fromEpoch(seconds: string, fraction: string): Instant {
  return iso(Number(seconds + fraction.slice(0, 3).padEnd(3, '0')), fraction.slice(3, 6));
}

function iso(milliseconds: number, micros: string): Instant {
  const text = new Date(milliseconds).toISOString();
  return micros ? `${text.slice(0, -1)}${micros.padEnd(3, '0')}Z` : text;
}

function hourOf(hour: number, half: Text): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** What spreadsheets show for zero formatted as a date. */
export function isZeroDay(year: number, month: number, day: number): boolean {
  return year === 1899 && month === 12 && day === 30;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
