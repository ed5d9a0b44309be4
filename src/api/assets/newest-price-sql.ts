import { newestClose } from '../data/candles-sql.js';

/**
 * The newest price of a listing: that of its quote, a row that is null where it has none, and then that of its newest candle.
 * A query of one row or none.
 */
export function newestPrice(listingId: string, quote: string, asOf: string | null): string {
  // Nothing is looked for under null.
  const withoutQuote = `case when ${quote}.listing_id is null then ${listingId} end`;
  return `(select ${quote}.observed_at, ${quote}.price where ${quote}.listing_id is not null
    union all select * from ${newestClose(withoutQuote, asOf)} close)`;
}
