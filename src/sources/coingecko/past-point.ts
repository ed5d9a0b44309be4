import { z } from 'zod';
import type { Candle } from '../../domain/candle.js';
import { amount } from '../../domain/fields.js';
import type { Quote } from '../../domain/quote.js';
import { moment } from '../http/moment.js';
import { amountOrNull, DAY_MS, listingOf, pastListing } from '../http/past.js';

/** A point of `/coins/{id}/market_chart/range`. */
export const chartPoint = z.looseObject({
  ...pastListing,
  chart: z.looseObject({
    at: moment,
    price: amountOrNull,
    market_cap: amountOrNull,
    total_volume: amountOrNull,
  }),
});
/** A candle from `/coins/{id}/ohlc/range`, timestamped with its end. */
export const ohlcPoint = z.looseObject({
  ...pastListing,
  ohlc: z.tuple([moment, amount, amount, amount, amount]),
});
export type PastPoint = z.infer<typeof chartPoint> | z.infer<typeof ohlcPoint>;

export function pastItemOf(point: PastPoint): Quote | Candle {
  if ('ohlc' in point) {
    const [closedAt, open, high, low, close] = (point as z.infer<typeof ohlcPoint>).ohlc;
    return {
      ...{ kind: 'candle', listing: listingOf(point), interval: '1d', openedAt: isoOf(closedAt - DAY_MS) },
      ...{ open, high, low, close, volume: null, quoteVolume: null, trades: null, marketCap: null },
    };
  }
  const { at, price, market_cap, total_volume } = point.chart;
  return {
    ...{ kind: 'quote', listing: listingOf(point), observedAt: isoOf(at) },
    ...{ price, marketCap: market_cap, volume24h: total_volume, change24hPct: null, rank: null },
    ...{ circulatingSupply: null, totalSupply: null, maxSupply: null },
  };
}

export const isoOf = (at: number) => new Date(at).toISOString();
