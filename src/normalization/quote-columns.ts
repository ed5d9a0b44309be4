import type { Quote } from '../domain/quote.js';

/** Columns that identify a quote. */
export const QUOTE_KEY = 'listing_id, observed_at';

/** Columns with a quote's rank and amounts. */
export const QUOTE_FIGURES =
  'rank, price, market_cap, volume_24h, change_24h_pct, circulating_supply, total_supply, max_supply';

/** The properties of a `Quote` that correspond to QUOTE_FIGURES, in the same order. */
export const QUOTE_FIGURE_NAMES = [
  'rank',
  'price',
  'marketCap',
  'volume24h',
  'change24hPct',
  'circulatingSupply',
  'totalSupply',
  'maxSupply',
] as const satisfies (keyof Quote)[];
