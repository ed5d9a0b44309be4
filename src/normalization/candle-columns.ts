import type { Candle } from '../domain/candle.js';

/** Columns that identify a candle; `interval` is quoted, because it is a keyword in SQL. */
export const CANDLE_KEY = 'listing_id, "interval", opened_at';

/** Columns with a candle's prices and amounts. */
export const CANDLE_FIGURES = 'open, high, low, close, volume, quote_volume, market_cap, trades';

/** The properties of a `Candle` that correspond to CANDLE_FIGURES, in the same order. */
export const CANDLE_FIGURE_NAMES = [
  'open',
  'high',
  'low',
  'close',
  'volume',
  'quoteVolume',
  'marketCap',
  'trades',
] as const satisfies (keyof Candle)[];
