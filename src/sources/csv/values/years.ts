import type { DateOrder } from './date-rule.js';

/** Two-digit years from 70 to 99 are in the 20th century, others in the 21st. */
const CENTURY = { from: 70, first: 1900, next: 2000 };

/** Whether year and day could be swapped in a date with a two-digit year, as in `15-10-24`. */
export function mayBeginWithYear([first, month, last]: readonly [string, string, string]): boolean {
  return (
    first.length === 2 && last.length === 2 && Number(first) >= 9 && Number(month) <= 12 && last !== '00'
  );
}

/** The year with four digits. */
export function fullYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < CENTURY.from ? CENTURY.next : CENTURY.first);
}

/** Year, month and day. */
export function yearMonthDay(
  [first, second, third]: readonly [string, string, string],
  order: DateOrder,
): readonly [string, string, string] {
  if (order === 'ymd') return [third.length === 2 ? String(fullYear(first)) : '0', second, third];
  const year = String(fullYear(third));
  return order === 'dmy' ? [year, second, first] : [year, first, second];
}
