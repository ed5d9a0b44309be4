import { z } from 'zod';
import type { Cursor } from '../../domain/source.js';
import type { CcxtMarket } from './ccxt.js';

/** Cursor for reading the candles of several markets, one market after another. Times are in milliseconds since 1970. */
export const candlePosition = z.object({
  /** The market being read, and the time from which to continue; null after all markets have been read. */
  market: z.string().nullable(),
  from: z.int(),
  /** Opening time of each market's newest candle, which may still have been open. */
  newest: z.record(z.string(), z.int()),
});
type CandlePosition = z.infer<typeof candlePosition>;

/** A span of a market's candles to read. */
export interface CandleSpan {
  market: CcxtMarket;
  /** Where to start if the market has not been read before. */
  since: number;
  /** Exclusive end. If absent, candles are read from the newest known one to the present. */
  until?: number;
}

/** The span being read, by its index among the sorted ones, and the cursor that leads back to it. */
interface Place {
  index: number;
  position: CandlePosition;
}

export function sortSpans(spans: readonly CandleSpan[]): CandleSpan[] {
  return spans.toSorted((a, b) => compare(a.market.symbol, b.market.symbol) || compare(a.since, b.since));
}

/** Where the cursor says that reading stopped; the first span if it names none that is still wanted. */
export function resumedPlace(spans: readonly CandleSpan[], cursor: Cursor | null): Place {
  const { data: position } = candlePosition.safeParse(cursor);
  const index = spans.findIndex(
    ({ market, until = Infinity }) =>
      position !== undefined && market.symbol === position.market && position.from < until,
  );
  return position && index >= 0 ? { index, position } : startOfSpan(spans, 0, position?.newest ?? {});
}

/** The start of the span with this index; behind the last one, the end of all. */
export function startOfSpan(
  spans: readonly CandleSpan[],
  index: number,
  newest: CandlePosition['newest'],
): Place {
  const span = spans[index];
  if (!span) return { index, position: { market: null, from: 0, newest } };
  const { symbol } = span.market;
  const from = span.until === undefined ? (newest[symbol] ?? span.since) : span.since;
  return { index, position: { market: symbol, from, newest } };
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
