import type { Interval } from './candle.js';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const UNITS: readonly [unit: string, seconds: number][] = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];
const WRITTEN = /^([1-9]\d{0,4})(s|m|h|d|w|mo)$/;

/** Converts an interval to its stored form: `60m` becomes `1h`. Undefined if the text is not an interval. */
export function intervalOf(written: string): Interval | undefined {
  const [, count, unit] = WRITTEN.exec(written) ?? [];
  if (!count || !unit) return undefined;
  if (unit === 'mo' || unit === 'w') return written;
  return intervalOfSeconds(Number(count) * SECONDS[unit]!);
}

/** Returns `1h` for 3,600. Undefined unless the seconds are a whole number above 0. */
export function intervalOfSeconds(seconds: number): Interval | undefined {
  if (!Number.isInteger(seconds) || seconds <= 0) return undefined;
  const [unit, length] = UNITS.find(([, length]) => seconds % length === 0)!;
  return `${seconds / length}${unit}`;
}

/** The interval's length in seconds; null for months, whose lengths differ. */
export function secondsOf(interval: Interval): number | null {
  const [, count, unit] = WRITTEN.exec(interval) ?? [];
  if (unit === 'mo' || !count) return null;
  return Number(count) * (unit === 'w' ? 604_800 : SECONDS[unit!]!);
}

/** The number of calendar months, null for intervals of a fixed length. */
export function monthsOf(interval: Interval): number | null {
  const [, count, unit] = WRITTEN.exec(interval) ?? [];
  return unit === 'mo' ? Number(count) : null;
}

/** Adds calendar months in UTC to a moment in milliseconds since 1970. */
export function addMonths(moment: number, count: number): number {
  const date = new Date(moment);
  return date.setUTCMonth(date.getUTCMonth() + count);
}
