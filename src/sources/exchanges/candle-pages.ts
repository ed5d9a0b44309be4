import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import type { Cursor, Page } from '../../domain/source.js';
import { resumedPlace, sortSpans, startOfSpan, type CandleSpan } from './candle-position.js';
import { candle, candleRecord, type CandlePayload } from './candle.js';
import type { Exchange } from './exchange.js';
import { marketFacts } from './instrument.js';
import { isOfOneMarket } from './one-market.js';
import { after } from './timeframe.js';

/**
 * Number of candles per call. Bitget and Upbit serve at most 200, and answer a call for more with the last 200 of the span,
 * so that the first would be lost.
 */
export const CANDLES_PER_CALL = 200;

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
  const sorted = sortSpans(spans);
  let { index, position } = resumedPlace(sorted, cursor);
  let fault: PartitionError | undefined;
  let isAnyRead = false;
  for (let span = sorted[index]; span; span = sorted[index]) {
    const { market, until } = span;
    const { symbol } = market;
    const { from, newest } = position;
    const reply = await candlesFrom(exchange, { symbol, timeframe, from }).catch((error: unknown) => {
      // A backfill is complete or fails.
      if (until !== undefined || sorted.length === 1 || !isOfOneMarket(error)) throw error;
      return error;
    });
    const fetchedAt = now();
    if (reply instanceof PartitionError) {
      fault ??= reply;
      exchange.setAside('candle', { symbol }, reply.message);
      ({ index, position } = startOfSpan(sorted, index + 1, newest));
      const broken = exchange.takeUnreadable();
      yield { records: [], broken, next: position, ...exchange.takeTraffic(), fetchedAt };
      continue;
    }
    isAnyRead = true;
    const end = Math.min(until ?? Infinity, fetchedAt.getTime());
    const wanted = reply.candles.filter(([openedAt]) => openedAt >= from && openedAt < end);
    const last = wanted.at(-1)?.[0];
    // After a long time without trades, a reply may be empty although more candles follow.
    const next = last === undefined ? after(from, timeframe, CANDLES_PER_CALL) : after(last, timeframe);
    position = {
      market: symbol,
      from: next,
      newest: last === undefined ? newest : { ...newest, [symbol]: last },
    };
    if (next >= end) ({ index, position } = startOfSpan(sorted, index + 1, position.newest));
    const facts = marketFacts(exchange, market);
    yield {
      records: wanted.map((one) => candleRecord(exchange, one, { market: facts, timeframe })),
      broken: reply.broken,
      next: position,
      ...exchange.takeTraffic(),
      fetchedAt,
      schema: candle,
    };
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
