import { anomalyColumns, MAX_FINDINGS, PRICE, UNIT, UPDATED_LISTINGS } from './price-sql.js';

/**
 * $1 run, $2 its source. Finds listings whose quotes continue while the price stands still: the last seven are equal,
 * and the standstill is longer than earlier ones among the last 100 quotes make likely.
 */
export const STALE = `
  with ${UPDATED_LISTINGS},
  still as materialized (
    select t.* from touched t cross join lateral (
      select count(*) as n, min(price) as low, max(price) as high
      from (select price from quotes q where q.listing_id = t.listing_id order by observed_at desc limit 7) newest
    ) last_seven where n = 7 and low = high),
  spans as materialized (
    select t.listing_id, span, count(*)::int as length, min(spanned.observed_at) as began
    from still t cross join lateral (
      select observed_at, count(*) filter (where is_step) over (order by observed_at desc) as span
      from (select observed_at, price is distinct from lag(price) over (order by observed_at desc)
          and lag(observed_at) over (order by observed_at desc) is not null as is_step
        from (select observed_at, price from quotes q where q.listing_id = t.listing_id
          order by observed_at desc limit 100) newest) steps) spanned
    group by t.listing_id, span),
  usual as (
    select listing_id, count(*)::int as n, percentile_cont(0.5) within group (order by length) as median
    from spans where span > 0 group by listing_id having count(*) >= 8),
  spread as (
    select listing_id, greatest(1.4826 * percentile_cont(0.5) within group (order by abs(length - median)), 1) as spread
    from spans join usual using (listing_id) where span > 0 group by listing_id),
  scored as (
    select still.*, now_.length, now_.began, n, median, spread, (now_.length - median) / spread as score
    from still join spans now_ using (listing_id) join usual using (listing_id) join spread using (listing_id)
    where now_.span = 0)
  select ${anomalyColumns(
    `${PRICE}, 'since', began, 'observed_at', observed_at, 'quotes', length, 'median', median,
     'spread', spread, 'n', n`,
    `format('%s has been at %s %s for %s quotes in a row; the usual number is %s.', name, price, ${UNIT}, length,
       round(median::numeric, 1))`,
    `format('stale_price:%s:%s', listing_id, extract(epoch from began))`,
  )}
  from scored where score >= 5 order by score desc limit ${MAX_FINDINGS}`;
