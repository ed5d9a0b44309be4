import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import { addMonths } from '../../domain/interval.js';
import type { Cursor, Page } from '../../domain/source.js';
import { candle, candleRecord, type CandlePayload } from './candle.js';
import type { CcxtMarket } from './ccxt.js';
import type { Exchange } from './exchange.js';
import { marketFacts } from './instrument.js';

/**
 * Number of candles per call. Bitget and Upbit serve at most 200, and answer a call for more with the last 200 of the span,
 * so that the first would be lost.
 */
export const CANDLES_PER_CALL = 200;

/** Cursor for reading the candles of several markets, one market after another. Times are in milliseconds since 1970. */
export const candlePosition = z.object({
  /** The market being read, and the time from which to continue; null after all markets have been read. */
  market: z.string().nullable(),
  from: z.int(),
  /** Opening time of each market's newest candle, which may still have been open. */
  newest: z.record(z.string(), z.int()),
});
type Position = z.infer<typeof candlePosition>;

/** A span of a market's candles to read. */
export interface CandleSpan {
  market: CcxtMarket;
  /** Where to start if the market has not been read before. */
  since: number;
  /** Exclusive end. If absent, candles are read from the newest known one to the present. */
  until?: number;
}

/** Reads candles forward from the cursor, market by market and span by span, with one call per page. */
export async function* candlePages(
  exchange: Exchange,
  timeframe: string,
  spans: readonly CandleSpan[],
  cursor: Cursor | null,
): AsyncGenerator<Page<CandlePayload>> {
  const previous = candlePosition.safeParse(cursor);
  const sorted = spans.toSorted(
    (a, b) => compare(a.market.symbol, b.market.symbol) || compare(a.since, b.since),
  );
  let position: Position = previous.data ?? { market: null, from: 0, newest: {} };
  const resumed = sorted.findIndex(
    ({ market, until = Infinity }) => market.symbol === position.market && position.from < until,
  );
  for (let index = Math.max(resumed, 0); index < sorted.length; index++) {
    const { market, until } = sorted[index]!;
    const { symbol } = market;
    let from = index === resumed ? position.from : startOf(sorted[index]!, position);
    for (let isLast = false; !isLast;) {
      const candles = await exchange.query('candle', () =>
        exchange.ccxt.fetchOHLCV(symbol, timeframe, from, CANDLES_PER_CALL),
      );
      const fetchedAt = now();
      const broken = exchange.takeUnreadable();
      // Continuing would treat the unreadable candles as a time without trades.
      if (!candles.length && broken.length)
        throw new PartitionError(
          'unexpected_reply',
          `${exchange.ccxt.id} sent no candle that can be read: ${broken[0]!.reasons[0]!.message}`,
        );
      const end = Math.min(until ?? Infinity, fetchedAt.getTime());
      const wanted = candles.filter(([openedAt]) => openedAt >= from && openedAt < end);
      const last = wanted.at(-1)?.[0];
      // After a long time without trades, a reply may be empty although more candles follow.
      const next = last === undefined ? after(from, timeframe, CANDLES_PER_CALL) : after(last, timeframe);
      isLast = next >= end;
      const newest = last === undefined ? position.newest : { ...position.newest, [symbol]: last };
      const following = sorted[index + 1];
      position = !isLast
        ? { market: symbol, from: next, newest }
        : following
          ? { market: following.market.symbol, from: startOf(following, { newest }), newest }
          : { market: null, from: 0, newest };
      from = next;
      const facts = marketFacts(exchange, market);
      yield {
        records: wanted.map((one) => candleRecord(exchange, one, { market: facts, timeframe })),
        broken,
        next: position,
        ...exchange.takeTraffic(),
        fetchedAt,
        schema: candle,
      };
    }
  }
}

function startOf({ market, since, until }: CandleSpan, { newest }: Pick<Position, 'newest'>): number {
  return until === undefined ? (newest[market.symbol] ?? since) : since;
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The opening time of the candle this many intervals later. */
function after(openedAt: number, timeframe: string, count = 1): number {
  if (!timeframe.endsWith('M')) return openedAt + count * lengthOf(timeframe);
  return addMonths(openedAt, count * Number(timeframe.slice(0, -1)));
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, M: 2_592_000 };

/** Length in milliseconds, approximate for months. */
export function lengthOf(timeframe: string): number {
  return Number(timeframe.slice(0, -1)) * UNITS[timeframe.at(-1)!]! * 1000;
}
