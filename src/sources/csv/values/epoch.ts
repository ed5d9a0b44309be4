import type { Instant } from '../../../domain/quote.js';
import { daysIn, fromClock, fromEpoch } from './instant.js';

const EPOCH = /^(\d{9,10})(\d{3}|\d{6}|\d{9})?(?:\.(\d{1,9}))?$/;
/** Not nanoseconds from 1974 or 1990: Windows counts 100 ns from 1601 (from 1990 on), .NET from the year 1 (from 2000 on). */
const TICKS = /^(?:1[2-4]|6[34])\d{16}$/;
const SERIAL = /^(\d{5})(?:[.,](\d{1,12}))?$/;
/** 1970 and 2100 as spreadsheet serial numbers: days since 30 December 1899. */
const SERIALS = { first: 25_569, end: 73_051 };
const DAY_MS = 86_400_000;

/**
 * Unix time in seconds, milliseconds, microseconds or nanoseconds, depending on its length; may have a fraction. Excludes
 * digits that could also be a date with hour (`2024123116`) or minute (`202412311600`).
 */
export function parseEpoch(text: string): Instant | undefined {
  const match = EPOCH.exec(text);
  if (!match || isCompactDate(text) || TICKS.test(text)) return undefined;
  return fromEpoch(match[1]!, (match[2] ?? '') + (match[3] ?? ''));
}

/** Whether the text is a spreadsheet serial number for a day from 1970 on. */
export function isSerial(text: string): boolean {
  const days = Number(SERIAL.exec(text.trim())?.[1]);
  return days >= SERIALS.first && days < SERIALS.end;
}

/** The moment of a spreadsheet serial number: days since 30 December 1899 in local time. No more precise than its digits. */
export function parseSerial(text: string, timeZone: string): Instant | undefined {
  const match = isSerial(text) ? SERIAL.exec(text) : null;
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  const time = Number(`0.${fraction || 0}`) * DAY_MS;
  const unit = fraction.length > 7 ? 1 : fraction.length > 4 ? 1000 : 60_000;
  const isExact = Number.isInteger(time / 1000);
  const days = (Number(match[1]) - SERIALS.first) * DAY_MS;
  return fromClock(days + (isExact ? time : Math.round(time / unit) * unit), timeZone);
}

/** `2024123116` and `202412311600`. */
function isCompactDate(text: string): boolean {
  if (text.length !== 10 && text.length !== 12) return false;
  const at = (from: number) => Number(text.slice(from, from + 2));
  const [year, month, day, hour] = [Number(text.slice(0, 4)), at(4), at(6), at(8)];
  if (year < 2009 || year > 2035 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysIn(year, month) && hour < 24 && (text.length === 10 || at(10) < 60);
}
