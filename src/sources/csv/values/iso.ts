import type { Instant } from '../../../domain/quote.js';
import { daysIn, FIRST_YEAR, isZeroDay, LAST_YEAR } from './instant.js';

/**
 * Fast path for the most common forms, without allocating objects: `2024-01-15` and `2024-01-15T10:30:00`, with or without
 * milliseconds and `Z`. Undefined for all others, and for moments that do not exist.
 * @param isUtc whether a moment without a zone is in UTC
 */
export function parseUtcIso(text: string, isUtc: boolean): Instant | undefined {
  const { length } = text;
  const isZoned = text.charCodeAt(length - 1) === 90;
  if (!isZoned && !isUtc) return undefined;
  if (!isDate(text)) return undefined;
  if (length === 10) return `${text}T00:00:00.000Z`;
  const clockEnd = isZoned ? length - 1 : length;
  if ((clockEnd !== 19 && clockEnd !== 23) || !isClock(text)) return undefined;
  if (clockEnd === 23 && (text[19] !== '.' || twoDigits(text, 20) < 0 || twoDigits(text, 21) < 0))
    return undefined;
  if (clockEnd === 23 && isZoned && text[10] === 'T') return text;
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${clockEnd === 23 ? text.slice(19, 23) : '.000'}Z`;
}

function isDate(text: string): boolean {
  if (text[4] !== '-' || text[7] !== '-') return false;
  const century = twoDigits(text, 0);
  const year = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < FIRST_YEAR / 100 || century > LAST_YEAR / 100 || year < 0 || month < 1 || month > 12)
    return false;
  const whole = century * 100 + year;
  return day >= 1 && day <= daysIn(whole, month) && !isZeroDay(whole, month, day);
}

function isClock(text: string): boolean {
  if ((text[10] !== 'T' && text[10] !== ' ') || text[13] !== ':' || text[16] !== ':') return false;
  return (
    inRange(twoDigits(text, 11), 23) && inRange(twoDigits(text, 14), 59) && inRange(twoDigits(text, 17), 59)
  );
}

function inRange(number: number, max: number): boolean {
  return number >= 0 && number <= max;
}

/** -1 if there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
