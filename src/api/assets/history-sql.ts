import { assetId, assetOf } from '../../identity/asset-sql.js';
import { intervalsOf } from '../data/candles-sql.js';
import { type Conversion, conversionSql } from '../conversion/conversion-sql.js';
import { isoSql } from '../data/item-sql.js';
import { IRRECONCILABLE_FACTOR } from './consensus-rules.js';
import { IRRECONCILABLE_QUOTES, isCountedSql, QUOTE_BUCKETS } from './quote-buckets-sql.js';

/**
 * The price at a moment. Of several quotes at that moment, the oldest listing's is the open and the newest listing's
 * the close.
 */
const priceAt = (moment: string, order: 'asc' | 'desc') => `(
    select q.price from listing join quotes q on q.listing_id = listing.id
    where q.observed_at = ${moment} and q.price is not null and ${isCountedSql('listing.source_id', moment)} order by q.listing_id ${order} limit 1)`;

/** The sum of a column; null if any value is missing. */
const sumOf = (column: string) =>
  `case when count(used.${column}) = count(*) then sum(used.${column}) end as ${column}`;

/**
 * Candles within a bucket. For each listing, the interval whose candles cover most of the bucket is used; if several
 * intervals cover as much, the longest. Months and weeks are longer than any bucket.
 */
const CANDLES = `series as materialized (
    select * from (
      select listing.id as listing_id, i."interval", extract(epoch from replace(i."interval", 'mo', 'mon')::interval) as seconds
      from listing cross join lateral ${intervalsOf('listing.id')} i) known
    where $5::int % seconds = 0
  ), candle as materialized (
    select date_bin(make_interval(secs => $5), c.opened_at, $3) as at, c.opened_at, series.seconds, c.listing_id, c."interval",
      c.opened_at + make_interval(secs => series.seconds::float8) as closed_at, c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades
    from series join candles c on c.listing_id = series.listing_id and c."interval" = series."interval"
    where c.opened_at >= $3 and c.opened_at < $4
  ), chosen as (
    select distinct on (at, listing_id) at, listing_id, "interval" from (
      select at, listing_id, "interval", seconds, count(*) * seconds as covered from candle
      where closed_at <= at + make_interval(secs => $5) group by at, listing_id, "interval", seconds) series
    order by at, listing_id, covered desc, seconds desc
  ), of_candles as materialized (
    select at, (array_agg(used.open order by used.opened_at, listing_id))[1] as open, max(used.high) as high, min(used.low) as low,
      (array_agg(used.close order by used.closed_at desc, listing_id desc))[1] as close, avg(used.close) as mean, count(*) as count,
      ${sumOf('volume')}, ${sumOf('quote_volume')}, ${sumOf('trades')}, json_agg(distinct "interval") as intervals
    from chosen join candle used using (at, listing_id, "interval")
    where used.closed_at <= at + make_interval(secs => $5) group by at
  )`;

/** A query for the buckets in which the candles of two listings are too far apart to be the same coin. */
const IRRECONCILABLE_CANDLES = `select at from (
    select at, min(candle.low) as low, max(candle.high) as high from chosen join candle using (at, listing_id, "interval")
    where closed_at <= at + make_interval(secs => $5) group by at, listing_id) listing
    group by at having max(low) > ${IRRECONCILABLE_FACTOR} * min(high)`;

/** The mean of a bucket. The `irreconcilable` query only runs if a bucket's prices are far apart. */
const meanOf = (bucket: string, irreconcilable: string) =>
  `case when ${bucket}.high <= ${IRRECONCILABLE_FACTOR} * ${bucket}.low or ${bucket}.at not in (${irreconcilable}) then ${bucket}.mean end`;

/** Amounts of a bucket to convert. A bucket lies within a day, and therefore within the validity of one rate. */
const PRICES = Object.fromEntries(
  ['open', 'high', 'low', 'close', 'mean', 'quote_volume'].map((name) => [name, `shown.${name}`]),
);

/**
 * Buckets made of candles or, where there are none, of quotes without outliers. $1 slug, $2 sources or null, $3 since,
 * $4 until, $5 seconds per bucket, $6 currency. Reads one range of the primary key per listing and, for candles, one
 * per listing and interval.
 */
export function historySql(conversion: Conversion | null, gaps = false): string {
  const fx = conversion && conversionSql('$6::text', 'shown.at::timestamptz', conversion);
  return `
  with asset as materialized (
    select a.slug, a.id from assets a where a.id = ${assetOf('$1::text')}
  ), listing as materialized (
    select l.id, l.source_id from listings l join asset on l.asset_id = asset.id join sources s on s.id = l.source_id
    where l.currency = $6 and ($2::text[] is null or s.name = any($2))
  ), ${CANDLES}, ${QUOTE_BUCKETS}, shown as (
    select ${isoSql('grid.at')} as at, coalesce(c.open, ${priceAt('bucket.first_at', 'asc')}) as open,
      coalesce(c.high, bucket.high) as high, coalesce(c.low, bucket.low) as low,
      coalesce(c.close, ${priceAt('bucket.last_at', 'desc')}) as close, trim_scale(
        case when c.at is not null then ${meanOf('c', IRRECONCILABLE_CANDLES)}
        else ${meanOf('bucket', IRRECONCILABLE_QUOTES)} end) as mean,
      coalesce(c.count, bucket.count, 0) as count, c.volume, c.quote_volume, c.trades,
      case when c.at is not null then 'candles' when bucket.at is not null then 'quotes' end as "from", c.intervals,
      case when c.at is null then coalesce(left_out.sources, '[]') else '[]' end as outliers
    from generate_series($3::timestamptz, $4::timestamptz - interval '1 second', make_interval(secs => $5)) grid(at)
    left join of_candles c on c.at = grid.at
    left join bucket on bucket.at = grid.at
    left join left_out on left_out.at = grid.at
    ${gaps ? '' : 'where c.at is not null or bucket.at is not null'}
    order by grid.at
  )${fx ? `, converted as (select shown.*, ${fx.select(PRICES)} from shown ${fx.join})` : ''}
  select asset.slug, coalesce((select string_agg(row_to_json(bucket)::text, ','${fx ? ' order by at' : ''})
      from ${fx ? 'converted' : 'shown'} bucket), '') as json,
    ${assetId('asset.id')} as id from asset`;
}
