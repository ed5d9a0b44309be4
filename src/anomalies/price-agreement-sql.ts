import {
  anomalyColumnsSql,
  OBSERVED_DAY,
  hasLogSql,
  inDollarsSql,
  logSql,
  MAX_FINDINGS,
  percentSql,
  PRICE_FIGURES,
  CURRENCY_IN_WORDS,
  UPDATED_LISTINGS,
} from './price-sql.js';

/**
 * $1 run, $2 its source. Compares the newest quote of each listing with quotes from other sources for the same asset in
 * the same currency, within half an hour and one per source: with their median if there are at least two, otherwise with
 * the single one.
 */
export const PRICE_AGREEMENT = `
  with ${UPDATED_LISTINGS},
  compared as (
    select t.*, other.* from touched t cross join lateral (
      select count(*)::int as n, percentile_cont(0.5) within group (order by log) as median, array_agg(log) as logs,
        json_agg(json_build_object('listing', name, 'price', price, 'price_usd', ${inDollarsSql('price')}) order by name) as prices,
        min(listing_id) as other_id, min(name) as other_name
      from (
        select distinct on (l.source_id) l.id as listing_id, l.currency, o.price, ${logSql('o.price')} as log,
          s.name || '/' || l.external_id as name
        -- By the asset alone: without statistics, the planner also reads all listings in the currency for each of them.
        from (select * from listings where asset_id = t.asset_id offset 0) l join sources s on s.id = l.source_id
        cross join lateral (select * from latest_quotes one where one.listing_id = l.id offset 0) o
        where l.source_id <> t.source_id and l.currency = t.currency and ${hasLogSql('o.price')}
          and o.observed_at between t.observed_at - interval '30 minutes' and t.observed_at + interval '30 minutes'
        order by l.source_id, o.observed_at desc, l.id) newest) other
    where n > 0),
  scored as (
    select *, log - median as away, abs(log - median) / spread as score
    from compared cross join lateral (
      select case n when 1 then 0.02
        else greatest(1.4826 * percentile_cont(0.5) within group (order by abs(one - median)), 0.01) end as spread
      from unnest(logs) one) apart)
  select case n when 1 then 'price_disagreement' else 'price_outlier' end as kind, ${anomalyColumnsSql(
    `${PRICE_FIGURES}, 'others', prices, 'observed_at', observed_at, 'away_log', away, 'spread_log', spread, 'n', n`,
    `case n when 1 then format('%s is at %s %s, %s %% away from %s.', name, price, ${CURRENCY_IN_WORDS}, ${percentSql('away')},
       other_name)
     else format('%s is at %s %s, %s %% away from the median of %s other sources.', name, price, ${CURRENCY_IN_WORDS},
       ${percentSql('away')}, n) end`,
    `case n when 1 then format('price_disagreement:%s:%s:%s', least(listing_id, other_id),
       greatest(listing_id, other_id), ${OBSERVED_DAY}) else format('price_outlier:%s:%s', listing_id, ${OBSERVED_DAY}) end`,
  )}
  from scored where score >= 5 order by score desc limit ${MAX_FINDINGS}`;
