import {
  anomalyColumns,
  DAY,
  hasLog,
  inDollars,
  LOG,
  MAX_FINDINGS,
  PERCENT,
  PRICE,
  UNIT,
  UPDATED_LISTINGS,
} from './price-sql.js';

/**
 * $1 run, $2 its source. Compares the newest quote of each listing with quotes from other sources for the same asset in
 * the same currency, within half an hour and one per source: with their median if there are at least two, otherwise with
 * the single one.
 */
export const AGREEMENT = `
  with ${UPDATED_LISTINGS},
  others as materialized (
    select distinct on (t.listing_id, o.source_id) t.listing_id, o.listing_id as other_id, t.currency, o.price,
      ${LOG('o.price')} as log, s.name || '/' || l.external_id as name
    from touched t
    join listings l on l.asset_id = t.asset_id and l.source_id <> t.source_id and l.currency = t.currency
    join latest_quotes o on o.listing_id = l.id
      and o.observed_at between t.observed_at - interval '30 minutes' and t.observed_at + interval '30 minutes'
    join sources s on s.id = o.source_id
    where ${hasLog('o.price')}
    order by t.listing_id, o.source_id, o.observed_at desc, o.listing_id),
  middle as materialized (
    select listing_id, count(*)::int as n, percentile_cont(0.5) within group (order by log) as median,
      json_agg(json_build_object('listing', name, 'price', price, 'price_usd', ${inDollars('price')}) order by name) as prices,
      min(other_id) as other_id, min(name) as other_name
    from others group by listing_id),
  spread as (
    select listing_id, case when m.n = 1 then 0.02
      else greatest(1.4826 * percentile_cont(0.5) within group (order by abs(log - median)), 0.01) end as spread
    from others join middle m using (listing_id) group by listing_id, m.n),
  scored as (
    select t.listing_id, t.name, t.currency, t.price, t.observed_at, m.n, m.prices, m.other_id, m.other_name, spread,
      t.log - median as away, abs(t.log - median) / spread as score
    from touched t join middle m using (listing_id) join spread using (listing_id))
  select case n when 1 then 'price_disagreement' else 'price_outlier' end as kind, ${anomalyColumns(
    `${PRICE}, 'others', prices, 'observed_at', observed_at, 'away_log', away, 'spread_log', spread, 'n', n`,
    `case n when 1 then format('%s is at %s %s, %s %% away from %s.', name, price, ${UNIT}, ${PERCENT('away')},
       other_name)
     else format('%s is at %s %s, %s %% away from the median of %s other sources.', name, price, ${UNIT},
       ${PERCENT('away')}, n) end`,
    `case n when 1 then format('price_disagreement:%s:%s:%s', least(listing_id, other_id),
       greatest(listing_id, other_id), ${DAY}) else format('price_outlier:%s:%s', listing_id, ${DAY}) end`,
  )}
  from scored where score >= 5 order by score desc limit ${MAX_FINDINGS}`;
