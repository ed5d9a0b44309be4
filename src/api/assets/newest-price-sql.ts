import { newestClose } from '../data/candles-sql.js';

/**
 * A query, returning at most one row, for the newest price of a listing: the price of its quote or, if that row is
 * null, of its newest candle.
 */
export function newestPrice(listingId: string, quote: string, asOf: string | null): string {
  // If the key is null, PostgreSQL skips the lookup.
  const withoutQuote = `case when ${quote}.listing_id is null then ${listingId} end`;
  return `(select ${quote}.observed_at, ${quote}.price where ${quote}.listing_id is not null
    union all select * from ${newestClose(withoutQuote, asOf)} close)`;
}
