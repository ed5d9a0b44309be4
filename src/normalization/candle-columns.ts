import type { Candle } from '../domain/candle.js';

/** Columns that identify a candle; `interval` is a word of SQL. */
export const CANDLE_KEY = 'listing_id, "interval", opened_at';

/** Columns of a candle's prices and amounts. */
export const FIGURES = 'open, high, low, close, volume, quote_volume, market_cap, trades';

export function figuresOf(table: string): string {
  return FIGURES.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}

/** The same, as properties. */
export const FIGURE_NAMES = [
  'open',
  'high',
  'low',
  'close',
  'volume',
  'quoteVolume',
  'marketCap',
  'trades',
] as const satisfies (keyof Candle)[];
