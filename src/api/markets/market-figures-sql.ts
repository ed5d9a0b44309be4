import { CURRENT_SECONDS } from '../assets/consensus-rules.js';
import { newestQuoteAt, quoteAt } from '../data/as-of-sql.js';
import { newestClose } from '../data/candles-sql.js';
import { WINDOWS } from './price-changes-sql.js';

/** A price dated further in the future than this does not count yet. Small differences between clocks are tolerated. */
const aheadOf = (at: string) => `${at} + interval '${CURRENT_SECONDS} seconds'`;

const AHEAD = aheadOf('now()');

/** A query for the newest price of each listing: from its quotes, except for those dated in the future, or from its candles. */
export const NEWEST_PRICES = `
    select listed.*, q.observed_at, q.price, false as of_candles
    from listed join latest_quotes q using (listing_id) where q.observed_at <= ${AHEAD}
    union all
    select listed.*, q.observed_at, q.price, false from listed join latest_quotes ahead using (listing_id)
    cross join lateral (select observed_at, price from quotes q
      where q.listing_id = listed.listing_id and q.observed_at <= ${AHEAD} order by observed_at desc limit 1) q
    where ahead.observed_at > ${AHEAD}
    union all
    select listed.*, c.observed_at, c.price, true from listed cross join lateral ${newestClose('listed.listing_id', null)} c
    where not exists (select from latest_quotes q where q.listing_id = listed.listing_id)`;

/** A query for the newest price of each listing as of a moment. */
export const newestPricesSql = (at: string) => `
    select listed.*, q.observed_at, q.price, false as of_candles
    from listed cross join lateral ${newestQuoteAt('listed.listing_id', at, aheadOf(at))} q
    union all
    select listed.*, c.observed_at, c.price, true from listed cross join lateral ${newestClose('listed.listing_id', at)} c
    where not exists ${newestQuoteAt('listed.listing_id', at)}`;

/** The join item `q` with the figures of a quote, now or as of a moment. */
export const quoteJoinSql = (listing: string, observedAt: string, asOf: string | null) =>
  asOf === null
    ? `quotes q on q.listing_id = ${listing} and q.observed_at = ${observedAt}`
    : `lateral ${quoteAt(listing, observedAt, asOf)} q on true`;

/** Figures of the sources whose prices count, aggregated in the same way as prices. */
export const AGGREGATED_FIGURES = ['price', 'market_cap', 'volume_24h', ...Object.keys(WINDOWS)];

/**
 * Columns from which the weighted median of an amount in a group is computed: the cumulative weight of the rows, and
 * the amount that is the median if its row is the first to reach half of the total weight. Joins could compute it, too,
 * but would depend on the planner's estimates.
 */
export const cumulativeWeightSql = (
  group: string,
  amount: string,
) => `lead(${amount}) over running as next, sum(weight) over running as upto,
      sum(weight) over (partition by ${group}) as total`;

export const cumulativeWindowSql = (group: string, amount: string) =>
  `window running as (partition by ${group} order by ${amount}, listing_id rows unbounded preceding)`;

export const weightedMedianSql = (amount: string, condition = 'true') =>
  `min(case when upto * 2 = total then trim_scale((${amount} + next) * 0.5) else ${amount} end) filter (where upto * 2 >= total and ${condition})`;
