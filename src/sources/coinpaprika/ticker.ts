import { z } from 'zod';
import { amount, decimal, text } from '../../domain/fields.js';
import { LIMITS } from '../../domain/limits.js';
import type { Quote } from '../../domain/quote.js';

// Nullable, yet never absent: a field that was renamed must be rejected, not read as null.
const money = amount.nullable();
const change = decimal.nullable();

/** An item of `/tickers`, as far as Kasparro reads it. The rest is kept in the payload. */
export const ticker = z.looseObject({
  id: text.min(1),
  name: text.min(1),
  symbol: text.min(1),
  rank: z.int().min(0).max(LIMITS.rank).nullable(),
  // Gone since 2020, and read again should it come back.
  circulating_supply: money.optional(),
  total_supply: money,
  max_supply: money,
  last_updated: z.iso.datetime({ offset: true }),
  quotes: z.looseObject({
    USD: z.looseObject({ price: money, volume_24h: money, market_cap: money, percent_change_24h: change }),
  }),
});

export type Ticker = z.infer<typeof ticker>;

export function quoteOf(coin: Ticker): Quote {
  const { price, market_cap, volume_24h, percent_change_24h } = coin.quotes.USD;
  return {
    kind: 'quote',
    listing: {
      externalId: coin.id,
      currency: 'USD',
      symbol: coin.symbol.toUpperCase(),
      name: coin.name,
    },
    observedAt: coin.last_updated,
    price: price,
    marketCap: market_cap,
    volume24h: volume_24h,
    change24hPct: percent_change_24h,
    // 0 is unranked, and a maximum of 0 is none.
    rank: coin.rank || null,
    circulatingSupply: coin.circulating_supply ?? null,
    totalSupply: coin.total_supply,
    maxSupply: coin.max_supply !== null && /^[0.]+(e|$)/i.test(coin.max_supply) ? null : coin.max_supply,
  };
}
