import {
  anomalyColumnsSql,
  durationInWordsSql,
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
 * $1 run, $2 its source. Compares the latest price change of each listing with its last 60: the scale is 1.4826 times
 * the median of their sizes (in logarithms), at least 1 %, multiplied by the square root of the elapsed time where that
 * was longer than usual.
 */
export const PRICE_JUMPS = `
  with ${UPDATED_LISTINGS},
  moved as materialized (
    select t.*, before.price as price_before, before.observed_at as before_at, t.log - before.log as step,
      extract(epoch from t.observed_at - before.observed_at)::float8 as took
    from touched t cross join lateral (
      select price, observed_at, ${logSql('price')} as log from quotes q
      where q.listing_id = t.listing_id and q.observed_at < t.observed_at and ${hasLogSql('q.price')}
      order by q.observed_at desc limit 1) before
    where abs(t.log - before.log) >= 0.08),
  compared as (
    select m.*, past.n,
      greatest(1.4826 * past.usual_step, 0.01) * sqrt(greatest(1, m.took / nullif(past.usual_took, 0))) as spread
    from moved m cross join lateral (
      select count(*)::int as n, percentile_cont(0.5) within group (order by abs(step)) as usual_step,
        percentile_cont(0.5) within group (order by took) as usual_took
      from (select log - lead(log) over w as step,
          extract(epoch from observed_at - lead(observed_at) over w)::float8 as took
        from (select observed_at, ${logSql('price')} as log from quotes q
          where q.listing_id = m.listing_id and q.observed_at < m.observed_at and ${hasLogSql('q.price')}
          order by q.observed_at desc limit 61) newest
        window w as (order by observed_at desc)) steps
      where step is not null) past
    where past.n >= 8),
  scored as (select *, abs(step) / spread as score from compared)
  select ${anomalyColumnsSql(
    `${PRICE_FIGURES}, 'price_before', price_before, 'price_before_usd', ${inDollarsSql('price_before')}, 'observed_at', observed_at, 'before_at', before_at,
     'change_log', step, 'spread_log', spread, 'n', n`,
    `format('%s moved by %s %% to %s %s in %s, %s times its usual change.', name, ${percentSql('step')}, price, ${CURRENCY_IN_WORDS},
       ${durationInWordsSql('took')}, round(score::numeric, 1))`,
    `format('price_jump:%s:%s', listing_id, extract(epoch from observed_at))`,
  )}
  from scored where score >= 8 order by score desc limit ${MAX_FINDINGS}`;
