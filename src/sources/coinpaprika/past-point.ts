import { z } from 'zod';
import type { Candle } from '../../domain/candle.js';
import { amount } from '../../domain/fields.js';
import type { Quote } from '../../domain/quote.js';
import { amountOrNull, listingOf, pastListing } from '../http/past.js';

/** A point from `/tickers/{id}/historical`. */
export const tick = z.looseObject({
  ...pastListing,
  tick: z.looseObject({
    timestamp: z.iso.datetime(),
    price: amountOrNull,
    volume_24h: amountOrNull,
    market_cap: amountOrNull,
  }),
});
/** A day from `/coins/{id}/ohlcv/historical`. */
export const ohlcv = z.looseObject({
  ...pastListing,
  ohlcv: z.looseObject({
    ...{ time_open: z.iso.datetime(), open: amount, high: amount, low: amount, close: amount },
    ...{ volume: amountOrNull, market_cap: amountOrNull },
  }),
});
export type PastPoint = z.infer<typeof tick> | z.infer<typeof ohlcv>;

export function pastItemOf(point: PastPoint): Quote | Candle {
  if ('ohlcv' in point) {
    const { time_open, open, high, low, close, volume, market_cap } = (point as z.infer<typeof ohlcv>).ohlcv;
    // CoinPaprika gives the volume in the currency of the prices.
    return {
      ...{ kind: 'candle', listing: listingOf(point), interval: '1d', openedAt: time_open },
      ...{ open, high, low, close, volume: null, quoteVolume: volume, trades: null, marketCap: market_cap },
    };
  }
  const { timestamp, price, market_cap, volume_24h } = point.tick;
  return {
    ...{ kind: 'quote', listing: listingOf(point), observedAt: timestamp },
    ...{ price, marketCap: market_cap, volume24h: volume_24h, change24hPct: null, rank: null },
    ...{ circulatingSupply: null, totalSupply: null, maxSupply: null },
  };
}
