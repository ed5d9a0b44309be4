import { priceInSpan } from '../data/as-of-sql.js';
import { closeBetween } from '../data/candles-sql.js';
import { roundedSql } from '../assets/consensus-sql.js';

/** The windows over which price changes are computed. */
export const WINDOWS = {
  change_1h_pct: '1 hour',
  change_24h_pct: '24 hours',
  change_7d_pct: '7 days',
} as const;

/** The earlier price may be this share of the window away from the window's start. */
const TOLERANCE = 0.25;

/**
 * A listing's last price up to the start of a window, otherwise its first price after it. Each takes one lookup in the
 * primary key, which includes prices.
 */
const quoteNear = (listing: string, asOf: string | null) => `coalesce(
      ${priceInSpan(listing, 'q.observed_at between start - slack and start', 'desc', asOf)},
      ${priceInSpan(listing, 'q.observed_at > start and q.observed_at <= start + slack', 'asc', asOf)})`;

/** The same of a listing's closes. */
const closeNear = (listing: string, asOf: string | null) => `coalesce(
      ${closeBetween(listing, 'start - slack', 'start', asOf)},
      ${closeBetween(listing, 'start', 'start + slack', asOf, 'asc')})`;

const windows = (stated: string) =>
  Object.entries(WINDOWS)
    .map(
      ([name, span]) =>
        `('${name}', interval '${span}', ${name === 'change_24h_pct' ? stated : 'null::numeric'})`,
    )
    .join(', ');

/**
 * A query, with the columns name and amount, for the percentages by which a price `row` (listing_id, of_candles,
 * observed_at, price, change_24h_pct) changed over each window that ends at its time. If a source's prices do not reach
 * back a day, the source's own figure is used. Earlier prices are the ones known now, or as of a moment.
 */
export const priceChangesSql = (row: string, asOf: string | null): string => `
  select over_time.name, coalesce(case when before.price > 0 then ${roundedSql(`(${row}.price - before.price) * 100 / before.price`, 6)} end, over_time.stated)
  from (values ${windows(`${row}.change_24h_pct`)}) over_time(name, span, stated)
  cross join lateral (select ${row}.observed_at - span as start, span * ${TOLERANCE} as slack) bounds
  cross join lateral (
    select case when ${row}.of_candles then ${closeNear(`${row}.listing_id`, asOf)} else ${quoteNear(`${row}.listing_id`, asOf)} end as price
    offset 0) before`;
