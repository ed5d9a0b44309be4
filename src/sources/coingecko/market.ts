import { z } from 'zod';
import { decimal, text } from '../../domain/fields.js';
import type { Quote } from '../../domain/quote.js';

// Nullable, yet never absent: a field that was renamed must be rejected, not read as null.
const amount = decimal.nullable();
const rank = z.int().min(1).max(2_147_483_647).nullable();

/** An item of `/coins/markets`, as far as Kasparro reads it. The rest is kept in the payload. */
export const market = z.looseObject({
  id: text.min(1),
  symbol: text.min(1),
  name: text.min(1),
  last_updated: z.iso.datetime({ offset: true }),
  current_price: amount,
  market_cap: amount,
  market_cap_rank: rank,
  total_volume: amount,
  price_change_percentage_24h: amount,
  circulating_supply: amount,
  total_supply: amount,
  max_supply: amount,
});

export type Market = z.infer<typeof market>;

export function quoteOf(coin: Market): Quote {
  return {
    kind: 'quote',
    listing: { externalId: coin.id, symbol: coin.symbol.toUpperCase(), name: coin.name },
    observedAt: coin.last_updated,
    priceUsd: coin.current_price,
    marketCapUsd: coin.market_cap,
    volume24hUsd: coin.total_volume,
    change24hPct: coin.price_change_percentage_24h,
    rank: coin.market_cap_rank,
    circulatingSupply: coin.circulating_supply,
    totalSupply: coin.total_supply,
    maxSupply: coin.max_supply,
  };
}
