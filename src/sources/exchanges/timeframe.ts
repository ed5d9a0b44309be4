import { addMonths } from '../../domain/interval.js';

/** The opening time of the candle this many intervals later. */
export function after(openedAt: number, timeframe: string, count = 1): number {
  if (!timeframe.endsWith('M')) return openedAt + count * lengthOf(timeframe);
  return addMonths(openedAt, count * Number(timeframe.slice(0, -1)));
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, M: 2_592_000 };

/** Length in milliseconds, approximate for months. */
export function lengthOf(timeframe: string): number {
  return Number(timeframe.slice(0, -1)) * UNITS[timeframe.at(-1)!]! * 1000;
}
