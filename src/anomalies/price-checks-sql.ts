/** Of each kind the worst are kept: a day on which everything moves is one event, not twenty thousand. */
const MOST = 1000;

/** Listings of which the run wrote the newest quote, and that quote. Prices outside of this range no logarithm can take. */
const TOUCHED = `touched as materialized (
    select l.id as listing_id, l.asset_id, s.name || '/' || l.external_id as name, q.source_id, q.observed_at,
      q.price_usd, ln(q.price_usd::float8) as log
    from (select distinct listing_id from quotes where run_id = $1 and source_id = $2) written
    join latest_quotes newest using (listing_id)
    join quotes q on q.listing_id = newest.listing_id and q.observed_at = newest.observed_at and q.run_id = $1
    join listings l on l.id = q.listing_id
    join sources s on s.id = q.source_id
    where q.price_usd between 1e-300 and 1e300)`;

const RESULT = (figures: string, summary: string, key: string) =>
  `${key} as key, listing_id as "listingId", score, (${summary}) as summary, json_build_object(${figures})::text as figures`;

const PERCENT = (log: string) => `round(((exp(least(${log}, 600)) - 1) * 100)::numeric, 1)`;

const DAY = `to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD')`;

/**
 * $1 run, $2 its source. The newest step of a listing against its own last 60: its scale is 1.4826 times the median of their
 * sizes (logarithms), at least 1 %, and grows with the root of the time that the step took where that was longer than usual.
 */
export const JUMPS = `
  with ${TOUCHED},
  moved as materialized (
    select t.*, before.price_usd as price_before, before.observed_at as before_at, t.log - before.log as step,
      extract(epoch from t.observed_at - before.observed_at)::float8 as took
    from touched t cross join lateral (
      select price_usd, observed_at, ln(price_usd::float8) as log from quotes q
      where q.listing_id = t.listing_id and q.observed_at < t.observed_at and q.price_usd between 1e-300 and 1e300
      order by q.observed_at desc limit 1) before
    where abs(t.log - before.log) >= 0.08),
  usual as materialized (
    select m.listing_id, past.n, past.usual_took,
      greatest(1.4826 * past.usual_step, 0.01) * sqrt(greatest(1, m.took / nullif(past.usual_took, 0))) as spread
    from moved m cross join lateral (
      select count(*)::int as n, percentile_cont(0.5) within group (order by abs(step)) as usual_step,
        percentile_cont(0.5) within group (order by took) as usual_took
      from (select log - lead(log) over w as step,
          extract(epoch from observed_at - lead(observed_at) over w)::float8 as took
        from (select observed_at, ln(price_usd::float8) as log from quotes q
          where q.listing_id = m.listing_id and q.observed_at < m.observed_at and q.price_usd between 1e-300 and 1e300
          order by q.observed_at desc limit 61) newest
        window w as (order by observed_at desc)) steps
      where step is not null) past
    where past.n >= 8),
  scored as (select *, abs(step) / spread as score from moved join usual using (listing_id))
  select ${RESULT(
    `'price_usd', price_usd, 'price_before_usd', price_before, 'observed_at', observed_at, 'before_at', before_at,
     'change_log', step, 'spread_log', spread, 'n', n`,
    `format('%s moved by %s %% to %s US dollars in %s minutes: %s times what is usual.', name, ${PERCENT('step')},
       price_usd, round((took / 60)::numeric, 1), round(score::numeric, 1))`,
    `format('price_jump:%s:%s', listing_id, extract(epoch from observed_at))`,
  )}
  from scored where score >= 8 order by score desc limit ${MOST}`;

/**
 * $1 run, $2 its source. Quotes go on and their price stays: the last seven alike, and more of them than the lengths of
 * earlier standstills among the last 100 quotes make likely.
 */
export const STALE = `
  with ${TOUCHED},
  still as materialized (
    select t.* from touched t cross join lateral (
      select count(*) as n, min(price_usd) as low, max(price_usd) as high
      from (select price_usd from quotes q where q.listing_id = t.listing_id order by observed_at desc limit 7) newest
    ) last_seven where n = 7 and low = high),
  spans as materialized (
    select t.listing_id, span, count(*)::int as length, min(spanned.observed_at) as began
    from still t cross join lateral (
      select observed_at, count(*) filter (where is_step) over (order by observed_at desc) as span
      from (select observed_at, price_usd is distinct from lag(price_usd) over (order by observed_at desc)
          and lag(observed_at) over (order by observed_at desc) is not null as is_step
        from (select observed_at, price_usd from quotes q where q.listing_id = t.listing_id
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
  select ${RESULT(
    `'price_usd', price_usd, 'since', began, 'observed_at', observed_at, 'quotes', length, 'median', median,
     'spread', spread, 'n', n`,
    `format('%s has stood at %s US dollars for %s quotes; %s are usual.', name, price_usd, length,
       round(median::numeric, 1))`,
    `format('stale_price:%s:%s', listing_id, extract(epoch from began))`,
  )}
  from scored where score >= 5 order by score desc limit ${MOST}`;

/**
 * $1 run, $2 its source. The newest quote of each listing against those of other sources for the same asset within half an
 * hour of it, one a source: with two others or more against their middle, with one against that.
 */
export const AGREEMENT = `
  with ${TOUCHED},
  others as materialized (
    select distinct on (t.listing_id, o.source_id) t.listing_id, o.listing_id as other_id, o.price_usd,
      ln(o.price_usd::float8) as log, s.name || '/' || l.external_id as name
    from touched t
    join listings l on l.asset_id = t.asset_id and l.source_id <> t.source_id
    join latest_quotes o on o.listing_id = l.id
      and o.observed_at between t.observed_at - interval '30 minutes' and t.observed_at + interval '30 minutes'
    join sources s on s.id = o.source_id
    where o.price_usd between 1e-300 and 1e300
    order by t.listing_id, o.source_id, o.observed_at desc, o.listing_id),
  middle as materialized (
    select listing_id, count(*)::int as n, percentile_cont(0.5) within group (order by log) as median,
      json_agg(json_build_object('listing', name, 'price_usd', price_usd) order by name) as prices,
      min(other_id) as other_id, min(name) as other_name
    from others group by listing_id),
  spread as (
    select listing_id, case when m.n = 1 then 0.02
      else greatest(1.4826 * percentile_cont(0.5) within group (order by abs(log - median)), 0.01) end as spread
    from others join middle m using (listing_id) group by listing_id, m.n),
  scored as (
    select t.listing_id, t.name, t.price_usd, t.observed_at, m.n, m.prices, m.other_id, m.other_name, spread,
      t.log - median as away, abs(t.log - median) / spread as score
    from touched t join middle m using (listing_id) join spread using (listing_id))
  select case n when 1 then 'price_disagreement' else 'price_outlier' end as kind, ${RESULT(
    `'price_usd', price_usd, 'others', prices, 'observed_at', observed_at, 'away_log', away, 'spread_log', spread, 'n', n`,
    `case n when 1 then format('%s stands at %s US dollars, %s %% away from %s.', name, price_usd, ${PERCENT('away')},
       other_name)
     else format('%s stands at %s US dollars, %s %% away from the middle of %s other sources.', name, price_usd,
       ${PERCENT('away')}, n) end`,
    `case n when 1 then format('price_disagreement:%s:%s:%s', least(listing_id, other_id),
       greatest(listing_id, other_id), ${DAY}) else format('price_outlier:%s:%s', listing_id, ${DAY}) end`,
  )}
  from scored where score >= 5 order by score desc limit ${MOST}`;
