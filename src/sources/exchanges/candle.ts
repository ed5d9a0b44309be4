import { z } from 'zod';
import { amount, text } from '../../domain/fields.js';
import type { Candle } from '../../domain/candle.js';
import type { SourceRecord } from '../../domain/source.js';
import type { CcxtCandle } from './ccxt.js';
import type { Exchange } from './exchange.js';
import { instrument, listingOf, type MarketFacts } from './instrument.js';

/** A candle as parsed by ccxt, with the row that the exchange sent (`reply`). */
export const candle = z.looseObject({
  ...instrument,
  interval: text.min(1),
  candle: z.looseObject({
    opened_at: z.iso.datetime(),
    open: amount,
    high: amount,
    low: amount,
    close: amount,
    volume: amount.nullable(),
  }),
});
export type CandlePayload = z.infer<typeof candle>;

/** @param timeframe in ccxt's notation: `1M` is a month */
export function candleRecord(
  exchange: Exchange,
  read: CcxtCandle,
  { market, timeframe }: { market: MarketFacts; timeframe: string },
): SourceRecord {
  const [openedAt, open, high, low, close, volume = null] = read;
  const { id } = exchange.ccxt;
  const opened_at = new Date(openedAt).toISOString();
  const payload = {
    ...{ exchange: id, market, interval: timeframe.replace('M', 'mo') },
    candle: { opened_at, open, high, low, close, volume },
    reply: exchange.asSent(read),
  };
  return exchange.recordOf(`${id}:${market.symbol} ${payload.interval} ${opened_at}`, payload);
}

export function candleOf({ exchange, market, interval, candle: said }: CandlePayload): Candle {
  const { opened_at, open, high, low, close, volume } = said;
  return {
    kind: 'candle',
    listing: listingOf(exchange, market),
    interval,
    openedAt: opened_at,
    ...{ open, high, low, close, volume },
    quoteVolume: null,
    trades: null,
    marketCap: null,
  };
}
