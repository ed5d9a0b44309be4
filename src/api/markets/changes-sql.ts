import { closeBetween } from '../data/candles-sql.js';
import { rounded } from '../assets/consensus-sql.js';

/** The windows of changes. */
export const WINDOWS = {
  change_1h_pct: '1 hour',
  change_24h_pct: '24 hours',
  change_7d_pct: '7 days',
} as const;

/** The earlier price may differ in time from the start of the window by this share of the window. */
const TOLERANCE = 0.25;

/**
 * The last price of a listing up to the start, otherwise the first after it: one lookup each in the primary key, which
 * includes prices.
 */
const quoteNear = (listing: string) => `coalesce(
      (select q.price from quotes q where q.listing_id = ${listing} and q.price is not null
        and q.observed_at between start - slack and start order by q.observed_at desc limit 1),
      (select q.price from quotes q where q.listing_id = ${listing} and q.price is not null
        and q.observed_at > start and q.observed_at <= start + slack order by q.observed_at limit 1))`;

const windows = (stated: string) =>
  Object.entries(WINDOWS)
    .map(
      ([name, span]) =>
        `('${name}', interval '${span}', ${name === 'change_24h_pct' ? stated : 'null::numeric'})`,
    )
    .join(', ');

/**
 * Percentages by which a price `row` (listing_id, of_candles, observed_at, price, change_24h_pct) changed over each
 * window up to its own time: a query of name and amount. If a source's prices do not reach back a day, its own figure is
 * used.
 */
export const changesOf = (row: string): string => `
  select over_time.name, coalesce(case when before.price > 0 then ${rounded(`(${row}.price - before.price) * 100 / before.price`, 6)} end, over_time.stated)
  from (values ${windows(`${row}.change_24h_pct`)}) over_time(name, span, stated)
  cross join lateral (select ${row}.observed_at - span as start, span * ${TOLERANCE} as slack) bounds
  cross join lateral (
    select case when ${row}.of_candles then ${closeBetween(`${row}.listing_id`, 'start - slack', 'start')} else ${quoteNear(`${row}.listing_id`)} end as price
    offset 0) before`;
