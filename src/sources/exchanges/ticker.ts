import { z } from 'zod';
import { amount, decimal } from '../../domain/fields.js';
import { type Quote, WHEN_FETCHED } from '../../domain/quote.js';
import type { Reason, SourceRecord } from '../../domain/source.js';
import { datedByFetch, isUnset } from '../http/dated-by-fetch.js';
import { isMoment, MOMENT_EXPECTED } from '../http/moment.js';
import type { CcxtTicker } from './ccxt.js';
import { change24hPct } from './change-24h.js';
import type { Exchange } from './exchange.js';
import { instrument, listingOf, type MarketFacts } from './instrument.js';

/** A market's ticker as parsed by ccxt, with the item that the exchange sent (`reply`). */
export const ticker = z.looseObject({
  ...instrument,
  ticker: z.looseObject({
    // Some exchanges send a zero time if there is none.
    timestamp: z
      .int()
      .refine((at) => isUnset(at) || isMoment(at), MOMENT_EXPECTED)
      .nullable(),
    last: amount.nullable(),
    quote_volume: amount.nullable(),
    percentage: decimal.nullable(),
  }),
});
export type Ticker = z.infer<typeof ticker>;

export function tickerRecord(exchange: Exchange, read: CcxtTicker, market: MarketFacts): SourceRecord {
  const { timestamp = null, last = null, quoteVolume = null, percentage = null, info } = read;
  const payload = {
    exchange: exchange.ccxt.id,
    market,
    ticker: { timestamp, last, quote_volume: quoteVolume, percentage },
    reply: exchange.asSent(info),
  };
  return exchange.recordOf(`${exchange.ccxt.id}:${market.symbol}`, payload);
}

export function quoteOf({ exchange, market, ticker: said }: Ticker): Quote {
  return {
    kind: 'quote',
    listing: listingOf(exchange, market),
    observedAt: isDated(said.timestamp) ? new Date(said.timestamp).toISOString() : WHEN_FETCHED,
    price: said.last,
    marketCap: null,
    volume24h: said.quote_volume,
    change24hPct: change24hPct(exchange, said.percentage),
    rank: null,
    circulatingSupply: null,
    totalSupply: null,
    maxSupply: null,
  };
}

/** Notes that a ticker has no time, as those from Kraken. */
export function notesOf({ ticker: { timestamp } }: Ticker): readonly Reason[] | undefined {
  return isDated(timestamp) ? undefined : [datedByFetch('ticker.timestamp')];
}

function isDated(timestamp: number | null): timestamp is number {
  return timestamp !== null && !isUnset(timestamp);
}
