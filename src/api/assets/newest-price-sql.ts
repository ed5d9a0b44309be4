import { newestClose } from '../data/candles-sql.js';

/**
 * The newest price of a listing: that of its quote or, if that row is null, that of its newest candle.
 * A query that returns at most one row.
 */
export function newestPrice(listingId: string, quote: string, asOf: string | null): string {
  // A null key skips the lookup.
  const withoutQuote = `case when ${quote}.listing_id is null then ${listingId} end`;
  return `(select ${quote}.observed_at, ${quote}.price where ${quote}.listing_id is not null
    union all select * from ${newestClose(withoutQuote, asOf)} close)`;
}
