import type { Quote } from '../../src/domain/quote.js';

/** A quote of which only the price is known. */
export function priceQuote(symbol: string, observedAt: string, priceUsd: string | null = '1'): Quote {
  return {
    kind: 'quote',
    listing: { externalId: symbol, symbol, name: symbol },
    observedAt,
    priceUsd,
    marketCapUsd: null,
    volume24hUsd: null,
    change24hPct: null,
    rank: null,
    circulatingSupply: null,
    totalSupply: null,
    maxSupply: null,
  };
}
