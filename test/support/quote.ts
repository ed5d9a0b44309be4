import type { Quote } from '../../src/domain/quote.js';

/** A quote with a price and no other figures. */
export function priceQuote(symbol: string, observedAt: string, price: string | null = '1'): Quote {
  return {
    kind: 'quote',
    listing: { externalId: symbol, currency: 'USD', symbol, name: symbol },
    observedAt,
    price,
    marketCap: null,
    volume24h: null,
    change24hPct: null,
    rank: null,
    circulatingSupply: null,
    totalSupply: null,
    maxSupply: null,
  };
}
