import {
  anomalyColumnsSql,
  MAX_FINDINGS,
  PRICE_FIGURES,
  CURRENCY_IN_WORDS,
  UPDATED_LISTINGS,
} from './price-sql.js';

/**
 * $1 run, $2 its source. Finds listings whose quotes continue while the price stands still: the last seven are equal,
 * and the standstill is longer than earlier ones among the last 100 quotes make likely.
 */
export const STALE_PRICES = `
  with ${UPDATED_LISTINGS},
  still as materialized (
    select t.* from touched t cross join lateral (
      select count(*) as n, min(price) as low, max(price) as high
      from (select price from quotes q where q.listing_id = t.listing_id order by observed_at desc limit 7) newest
    ) last_seven where n = 7 and low = high),
  compared as (
    select still.*, past.* from still cross join lateral (
      select max(length) filter (where span = 0) as length, min(began) filter (where span = 0) as began,
        count(*) filter (where span > 0)::int as n, array_agg(length) filter (where span > 0) as lengths,
        percentile_cont(0.5) within group (order by length) filter (where span > 0) as median
      from (select span, count(*)::int as length, min(observed_at) as began
        from (select observed_at, count(*) filter (where is_step) over (order by observed_at desc) as span
          from (select observed_at, price is distinct from lag(price) over (order by observed_at desc)
              and lag(observed_at) over (order by observed_at desc) is not null as is_step
            from (select observed_at, price from quotes q where q.listing_id = still.listing_id
              order by observed_at desc limit 100) newest) steps) spanned
        group by span) spans) past
    where n >= 8),
  scored as (
    select *, (length - median) / spread as score
    from compared cross join lateral (
      select greatest(1.4826 * percentile_cont(0.5) within group (order by abs(one - median)), 1) as spread
      from unnest(lengths) one) apart)
  select ${anomalyColumnsSql(
    `${PRICE_FIGURES}, 'since', began, 'observed_at', observed_at, 'quotes', length, 'median', median,
     'spread', spread, 'n', n`,
    `format('%s has been at %s %s for %s quotes in a row; the usual number is %s.', name, price, ${CURRENCY_IN_WORDS}, length,
       trim_scale(round(median::numeric, 1)))`,
    `format('stale_price:%s:%s', listing_id, extract(epoch from began))`,
  )}
  from scored where score >= 5 order by score desc limit ${MAX_FINDINGS}`;
