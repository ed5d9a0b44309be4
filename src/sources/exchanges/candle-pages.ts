import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import type { Cursor, Page } from '../../domain/source.js';
import { candle, candleRecord, type CandlePayload } from './candle.js';
import type { CcxtMarket } from './ccxt.js';
import type { Exchange } from './exchange.js';
import { marketFacts } from './instrument.js';
import { isOfOneMarket } from './one-market.js';
import { after } from './timeframe.js';

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

/**
 * Reads candles forward from the cursor, market by market and span by span, with one call per page. A market that cannot
 * be read is set aside, so that it does not keep the others from being read.
 */
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
  let fault: PartitionError | undefined;
  let isAnyRead = false;
  for (let index = Math.max(resumed, 0); index < sorted.length; index++) {
    const { market, until } = sorted[index]!;
    const { symbol } = market;
    let from = index === resumed ? position.from : startOf(sorted[index]!, position);
    const following = sorted[index + 1];
    const afterMarket = (newest: Position['newest']): Position =>
      following
        ? { market: following.market.symbol, from: startOf(following, { newest }), newest }
        : { market: null, from: 0, newest };
    for (let isLast = false; !isLast;) {
      const reply = await candlesFrom(exchange, { symbol, timeframe, from }).catch((error: unknown) => {
        // A backfill is complete or fails.
        if (until !== undefined || sorted.length === 1 || !isOfOneMarket(error)) throw error;
        return error;
      });
      const fetchedAt = now();
      if (reply instanceof Error) {
        fault ??= reply;
        exchange.setAside('candle', { symbol }, reply.message);
        position = afterMarket(position.newest);
        yield {
          records: [],
          broken: exchange.takeUnreadable(),
          next: position,
          ...exchange.takeTraffic(),
          fetchedAt,
        };
        break;
      }
      isAnyRead = true;
      const { candles, broken } = reply;
      const end = Math.min(until ?? Infinity, fetchedAt.getTime());
      const wanted = candles.filter(([openedAt]) => openedAt >= from && openedAt < end);
      const last = wanted.at(-1)?.[0];
      // After a long time without trades, a reply may be empty although more candles follow.
      const next = last === undefined ? after(from, timeframe, CANDLES_PER_CALL) : after(last, timeframe);
      isLast = next >= end;
      const newest = last === undefined ? position.newest : { ...position.newest, [symbol]: last };
      position = isLast ? afterMarket(newest) : { market: symbol, from: next, newest };
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
  if (fault && !isAnyRead) throw fault;
}

interface Asked {
  symbol: string;
  timeframe: string;
  from: number;
}

/** One call's candles, and those that cannot be read; an error if none can. */
async function candlesFrom(exchange: Exchange, { symbol, timeframe, from }: Asked) {
  const candles = await exchange.query('candle', () =>
    exchange.ccxt.fetchOHLCV(symbol, timeframe, from, CANDLES_PER_CALL),
  );
  const broken = exchange.takeUnreadable();
  // Continuing would treat the unreadable candles as a time without trades.
  if (!candles.length && broken.length)
    throw new PartitionError(
      'unexpected_reply',
      `${exchange.ccxt.id} sent no candle that can be read: ${broken[0]!.reasons[0]!.message}`,
    );
  return { candles, broken };
}

function startOf({ market, since, until }: CandleSpan, { newest }: Pick<Position, 'newest'>): number {
  return until === undefined ? (newest[market.symbol] ?? since) : since;
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
