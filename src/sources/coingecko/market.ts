import { z } from 'zod';
import { amount, decimal, rank, text } from '../../domain/fields.js';
import type { Reason } from '../../domain/source.js';
import { datedByFetch, statedMoment } from '../http/dated-by-fetch.js';
import { type Quote, WHEN_FETCHED } from '../../domain/quote.js';

// Nullable but never absent: a renamed field must be rejected, not read as null.
const money = amount.nullable();
const change = decimal.nullable();

/** The fields that are read from an item in `/coins/markets`. The stored payload contains all other fields as well. */
export const market = z.looseObject({
  id: text.min(1),
  /** The currency of the amounts, if not US dollars. Kasparro adds it, because CoinGecko's reply does not contain it. */
  vs_currency: text.min(1).optional(),
  /** Null for about ten coins. */
  symbol: text.nullable(),
  name: text.min(1),
  last_updated: z.iso.datetime({ offset: true }).nullable(),
  current_price: money,
  market_cap: money,
  market_cap_rank: rank.nullable(),
  total_volume: money,
  price_change_percentage_24h: change,
  circulating_supply: money,
  total_supply: money,
  max_supply: money,
});

export type Market = z.infer<typeof market>;

export function quoteOf(coin: Market): Quote {
  return {
    kind: 'quote',
    listing: {
      externalId: coin.id,
      currency: coin.vs_currency?.toUpperCase() ?? 'USD',
      symbol: coin.symbol?.toUpperCase() || null,
      name: coin.name,
    },
    observedAt: statedMoment(coin.last_updated) ?? WHEN_FETCHED,
    price: coin.current_price,
    marketCap: coin.market_cap,
    volume24h: coin.total_volume,
    change24hPct: coin.price_change_percentage_24h,
    // 0 means unranked.
    rank: coin.market_cap_rank || null,
    circulatingSupply: coin.circulating_supply,
    totalSupply: coin.total_supply,
    maxSupply: coin.max_supply,
  };
}

/** The note on a coin without a time, which gets the time of its fetch. */
export function notesOf({ last_updated }: Market): readonly Reason[] | undefined {
  return statedMoment(last_updated) ? undefined : [datedByFetch('last_updated')];
}
