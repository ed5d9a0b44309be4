import { UnusablePartition } from '../../domain/errors.js';
import type { Interval } from '../../domain/candle.js';
import { secondsOf } from '../../domain/interval.js';
import type { HistorySpan, PastKind } from '../../domain/history.js';
import { DAY_MS } from './past.js';

/**
 * The kinds of data that can fill gaps at an interval. Quotes fill gaps at their own interval or a longer one, candles
 * only at their own.
 */
export function fillableKinds(
  interval: Interval,
  { quotes, candles }: { quotes: Interval; candles?: Interval },
): PastKind[] {
  // A month is longer than any interval of quotes.
  const seconds = secondsOf(interval) ?? Infinity;
  return [
    ...(seconds >= secondsOf(quotes)! ? ['quote' as const] : []),
    ...(interval === candles ? ['candle' as const] : []),
  ];
}

/** @throws UnusablePartition if no coin is named: all of them would cost tens of thousands of calls */
export function assertNamesCoins({ listings }: HistorySpan, source: string): void {
  if (listings.length) return;
  throw new UnusablePartition(
    'no_assets',
    `a backfill of ${source} costs calls for each coin: name some in assets`,
  );
}

/** @throws UnusablePartition if the plan does not reach back to the start of the span */
export function assertWithinPlan({ since }: HistorySpan, days: number, plan: string, now: Date): void {
  const first = new Date(Math.ceil((now.getTime() - days * DAY_MS) / DAY_MS) * DAY_MS);
  if (Date.parse(since) >= first.getTime()) return;
  throw new UnusablePartition(
    'beyond_plan',
    `${plan} serves the last ${days} days: since may be ${first.toISOString().slice(0, 10)} or later, got ${since}`,
  );
}
