import { intervalOfSeconds } from '../../../domain/interval.js';
import { hasTimeOfDay, parseDate } from '../values/date.js';
import type { ValueFormat } from '../layout/format.js';
import { dateOf } from '../detection/date-parts.js';
import type { Layout } from '../layout/layout.js';

/** Common lengths of candles, in seconds. */
const USUAL = new Set([
  ...[
    1, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 2700, 3600, 7200, 10_800, 14_400, 21_600, 28_800,
    43_200,
  ],
  ...[86_400, 259_200, 604_800],
]);
const DAY = 86_400;
const ROWS = 2000;

/** An interval inferred from rows, and whether it is certain. */
export interface RowInterval {
  interval: string;
  /** Whether it is based on more than one distance between dates. */
  isSure: boolean;
  why: string;
}

/** Time between consecutive rows of one coin. */
export interface Spacing {
  /** In seconds. */
  distances: readonly number[];
  /** Whether no date has a time of day. */
  isDayOnly: boolean;
}

/** Undefined if no row has a date. */
export function spacingOf(
  rows: readonly Readonly<Record<string, string>>[],
  layout: Pick<Layout, 'columns' | 'dateParts'>,
  format: ValueFormat,
): Spacing | undefined {
  const map = layout.columns;
  const byCoin = new Map<string, Set<number>>();
  let isDayOnly = true;
  for (const row of rows.slice(0, ROWS)) {
    const value = dateOf(row, layout).trim();
    const time = map.time === undefined ? '' : (row[map.time] ?? '').trim();
    const instant = parseDate(time && !/\d:\d/.test(value) ? `${value} ${time}` : value, format);
    if (instant === undefined) continue;
    if (time || hasTimeOfDay(value)) isDayOnly = false;
    const coin = [map.symbol, map.id, map.pair, map.exchange, map.currency, map.interval]
      .map((column) => (row[column ?? ''] ?? '').trim())
      .join('\n');
    byCoin.set(coin, (byCoin.get(coin) ?? new Set()).add(Date.parse(instant) / 1000));
  }
  if (!byCoin.size) return undefined;
  const distances = [...byCoin.values()].flatMap((moments) => {
    const sorted = [...moments].toSorted((a, b) => a - b);
    return sorted.slice(1).map((moment, index) => Math.round(moment - sorted[index]!));
  });
  return { distances, isDayOnly };
}

/** The distance of at least half of the rows. */
export function usualDistance({ distances }: Spacing): number | undefined {
  const [usual, count] = mostFrequent(distances);
  return count > 0 && count * 2 >= distances.length ? usual : undefined;
}

/**
 * The interval of candles from the distances between them. With times of day it is the distance of at least half of the
 * rows of a coin, of which all others are multiples. Dates without times are days; weeks or months if all of two or more
 * distances are.
 */
export function intervalOfRows({ distances, isDayOnly }: Spacing): RowInterval | undefined {
  return isDayOnly ? ofDays(distances) : ofMoments(distances);
}

function ofDays(distances: readonly number[]): RowInterval {
  const days = distances.map((distance) => Math.round(distance / DAY));
  const all = (test: (count: number) => boolean) => days.length > 1 && days.every(test);
  const why = 'dates have no time of day';
  if (all((count) => count >= 28 && count <= 31))
    return { interval: '1mo', isSure: true, why: `${why} and are a month apart` };
  if (all((count) => count % 7 === 0) && days.includes(7))
    return { interval: '1w', isSure: true, why: `${why} and are a week apart` };
  return { interval: '1d', isSure: days.filter((count) => count === 1).length > 1, why };
}

function ofMoments(distances: readonly number[]): RowInterval | undefined {
  if (distances.length > 1 && distances.every((distance) => distance >= 28 * DAY && distance <= 31 * DAY))
    return { interval: '1mo', isSure: true, why: 'rows of a coin are a month apart' };
  const [usual, count] = mostFrequent(distances);
  if (!USUAL.has(usual) || count * 2 < distances.length) return undefined;
  const others = distances.filter((distance) => distance % usual !== 0);
  // A day has 23 or 25 hours when clocks change.
  if (others.length > distances.length / 20 || others.some((distance) => distance < usual / 2))
    return undefined;
  const interval = intervalOfSeconds(usual)!;
  return { interval, isSure: count > 1, why: `rows of a coin are ${interval} apart` };
}

function mostFrequent(distances: readonly number[]): [distance: number, count: number] {
  const counts = new Map<number, number>();
  for (const distance of distances) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
}
