import { type Conversion, conversionSql } from '../conversion/conversion-sql.js';
import { newestQuoteAt, priceInSpan } from '../data/as-of-sql.js';
import { closeBetween } from '../data/candles-sql.js';

export const SPARKLINE_POINTS = 42;
const STEP = `interval '4 hours'`;

const LISTING = 'counted.listing_id';
const IN_STEP = `q.observed_at >= step.since and q.observed_at < step.since + ${STEP}`;

/**
 * A query for sparklines: for each coin and step, the median of its listings' last prices in that step; of two prices,
 * the lower one. Now, or as of a moment. $1 asset numbers, $2 their listings, one per row, $3 the moment, if any.
 */
export const sparklinesSql = (asOf: '$3::timestamptz' | null): string => `
  select asset_id, json_agg(price order by n)::text as sparkline from (
    select counted.asset_id, step.n, percentile_disc(0.5) within group (order by near.price) as price
    from unnest($1::int[], $2::int[]) counted(asset_id, listing_id)
    cross join (
      select n, date_bin(${STEP}, ${asOf ?? 'now()'}, 'epoch') - (${SPARKLINE_POINTS} - n) * ${STEP} as since from generate_series(1, ${SPARKLINE_POINTS}) n) step
    cross join lateral (
      select case when exists ${asOf === null ? `(select from latest_quotes l where l.listing_id = ${LISTING})` : newestQuoteAt(LISTING, asOf)}
        then ${priceInSpan(LISTING, IN_STEP, 'desc', asOf)}
        else ${closeBetween(LISTING, 'step.since', `step.since + ${STEP}`, asOf)} end as price) near
    group by counted.asset_id, step.n) point
  group by asset_id`;

/** A query that converts amounts. $1 asset numbers, $2 prices, $3 market caps, $4 volumes, $5 their currency. */
export function conversionsSql(conversion: Conversion): string {
  const fx = conversionSql('$5::text', conversion.asOf ?? 'now()', conversion);
  const amounts = { price: 'coin.price', market_cap: 'coin.market_cap', volume_24h: 'coin.volume_24h' };
  return `
  select asset_id, coalesce(conversion::text, 'null') as conversion, coalesce(to_json(conversion_reason)::text, 'null') as conversion_reason
  from (
    select coin.asset_id, ${fx.select(amounts)}
    from unnest($1::int[], $2::numeric[], $3::numeric[], $4::numeric[]) coin(asset_id, price, market_cap, volume_24h) ${fx.join}) converted`;
}
