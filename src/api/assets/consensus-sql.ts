import { type Conversion, conversionSql } from '../conversion/conversion-sql.js';
import { isoSql } from '../data/item-sql.js';
import { CURRENT_SECONDS, OUTLIER_DEVIATIONS, CONSENSUS_RULES } from './consensus-rules.js';

/** Rounds a derived figure to a few decimal places. Prices themselves are never rounded. */
export const roundedSql = (expression: string, places: number) =>
  `trim_scale(round(${expression}, ${places}))`;

const REASON = `case status
    when 'no_price' then 'its newest quotes have no price'
    when 'stale' then format('%s s old; fresh up to %s s', round(age), round(stale_after))
    when 'outlier' then case when pct is null then format('the middle of %s fresh sources is 0', n) else format('%s %% from the middle of %s fresh sources: beyond %s %% and %s times their median deviation',
      ${roundedSql('abs(pct)', 2)}, n, ${roundedSql('tolerance', 2)}, ${OUTLIER_DEVIATIONS}) end
    end`;

/** The price if its currency is the US dollar, otherwise null. */
const dollars = (currency: string) => `case ${currency} when 'USD' then price end`;

const sourcesSql = (currency: string) => `(select coalesce(json_agg(json_build_object(
      'source', source, 'external_id', external_id, 'status', status, 'reason', ${REASON},
      'price', price, 'price_usd', ${dollars(currency)}, 'observed_at', ${isoSql('observed_at')}, 'age_seconds', ${roundedSql('age', 3)},
      'stale_after_seconds', stale_after, 'weight', case when status = 'counted' then trim_scale(weight) else 0 end,
      'deviation_pct', ${roundedSql('pct', 6)},
      'deviation_mads', case when fresh then ${roundedSql('off / nullif(deviation, 0)', 3)} end) order by source), '[]')
    from judged)`;

/**
 * The moment, as Unix time, until which the consensus can only change if the data does; null if it never changes by
 * itself. A fresh price becomes stale, and if there are several prices, the weight of each decreases beyond a certain
 * age.
 */
const steadyUntilSql = (at: string) => `(select extract(epoch from case
    when max(n) = 1 then min(observed_at + stale_after::float8 * interval '1 second')
    when max(age) < ${CURRENT_SECONDS} then min(observed_at) + ${CURRENT_SECONDS} * interval '1 second'
    when max(n) > 1 then ${at} end) from judged where fresh)`;

interface ConsensusOptions {
  /** The moment from which ages are measured. */
  at: string;
  /** The currency of the prices. */
  currency: string;
  /** Age in seconds from which prices are stale, by source name, as a jsonb object. */
  staleAfter: string;
  /** Whether to include each source, with the reason if it is not counted; otherwise, `steady_until` is included. */
  judged: boolean;
  /** The currency to convert the price to. */
  conversion: Conversion | null;
}

/**
 * A scalar query for the consensus price of an asset in one currency, as JSON. docs/market-views.md explains the rules.
 * @param newest a query for the newest quote of each of the asset's listings in that currency: source, external_id,
 * listing_id, observed_at, price
 */
export const consensusSql = (
  newest: string,
  { at, currency, staleAfter, judged, conversion }: ConsensusOptions,
): string => {
  const fx = conversion && conversionSql(currency, at, conversion);
  return `(
  with aged as (
    select distinct on (source) source, external_id, observed_at, price,
      ${CONSENSUS_RULES.age(at)} as age, ${CONSENSUS_RULES.staleAfter(staleAfter)} as stale_after
    from (${newest}) newest order by source, price is null, observed_at desc, listing_id
  ), weighed as (
    select *, ${CONSENSUS_RULES.fresh} as fresh, ${CONSENSUS_RULES.weight} as weight, ${CONSENSUS_RULES.tolerance} as tolerance from aged
  ), middle as (
    select weighted_median(array_agg(price), array_agg(weight)) as middle, count(*) as n from weighed where fresh
  ), spread as (
    select ${CONSENSUS_RULES.scaled('weighted_median(array_agg(abs(w.price - m.middle)), array_agg(weight))')} as deviation
    from weighed w, middle m where fresh
  ), measured as (
    select w.*, deviation, abs(w.price - m.middle) as off, (w.price - m.middle) * 100 / nullif(m.middle, 0) as pct, m.n
    from weighed w, middle m, spread
  ), judged as (
    select *, ${CONSENSUS_RULES.status} as status from measured
  ), settled as (
    select weighted_median(array_agg(price), array_agg(weight)) as price, count(*) as n, min(price) as low,
      max(price) as high, (max(price) - min(price)) * 100
        / nullif(weighted_median(array_agg(price), array_agg(weight)), 0) as pct
    from judged where status = 'counted'
  ), counted as (
    select case when ${CONSENSUS_RULES.irreconcilable(
      (factor) => `exists (select from judged j where j.status = 'counted'
        and j.price between settled.price / ${factor} and settled.price * ${factor})`,
    )} then null else price end as price, n, low, high, pct
    from settled
  ) select json_build_object(
    'currency', ${currency}, 'price', price, 'price_usd', ${dollars(currency)},
    'state', ${CONSENSUS_RULES.state},
    'at', ${isoSql(at)},
    'counted', n,
    'spread', case when n > 0 then json_build_object('low', low, 'high', high, 'pct', ${roundedSql('pct', 6)}) end,
    'outliers', (select coalesce(json_agg(source order by source) filter (where status = 'outlier'), '[]') from judged)
    , ${judged ? `'sources', ${sourcesSql(currency)}` : `'steady_until', ${steadyUntilSql(at)}`}
    ${fx ? `, ${fx.pairs({ price: 'counted.price' })}` : ''}
  ) from counted ${fx ? fx.join : ''})`;
};
