import { type Conversion, converting } from '../conversion/conversion-sql.js';
import { ISO } from '../data/item-sql.js';

/** Up to this age a price weighs 1, and from there on less, in proportion. Seconds. */
export const CURRENT_SECONDS = 900;
/** An outlier is farther from the middle than so many scaled median deviations (MAD × 1.4826) … */
const OUTLIER_DEVIATIONS = 5;
/** … and than so many percent, which grow with the root of the age, as prices wander. */
const OUTLIER_PERCENT = 2;
/** Counted prices that lie farther apart than so many percent are disputed. */
const DISPUTED_PERCENT = 5;
/** Two prices more than so many times apart have no middle: one of them is of another coin or unit … */
export const IRRECONCILABLE = 5;
/** … nor have more, unless one of them is within this factor of it. */
const NEAR_MIDDLE = 1.6;

/** Numbers of the service's own making, to a few places: the prices themselves are never rounded. */
export const rounded = (expression: string, places: number) => `trim_scale(round(${expression}, ${places}))`;

/** The rules of the consensus as expressions, which the one of all coins at once shares. */
export const RULES = {
  /** Of a price, its age and that of its source's prices that are stale. */
  age: (at: string) => `greatest(extract(epoch from ${at} - observed_at), 0)`,
  staleAfter: (staleAfter: string) => `coalesce((${staleAfter}->>source)::numeric, ${CURRENT_SECONDS})`,
  fresh: `price is not null and age <= stale_after`,
  weight: `round(${CURRENT_SECONDS} / greatest(age, ${CURRENT_SECONDS}), 6)`,
  tolerance: `${OUTLIER_PERCENT} * sqrt(greatest(age, ${CURRENT_SECONDS}) / ${CURRENT_SECONDS})`,
  /** From the median distance to a deviation. */
  scaled: (distance: string) => `${distance} * 1.4826`,
  status: `case when price is null then 'no_price' when not fresh then 'stale'
      when n >= 3 and off > ${OUTLIER_DEVIATIONS} * deviation and abs(pct) > tolerance then 'outlier'
      else 'counted' end`,
  /** Whether n counted prices from low to high have no middle; `isNear` finds one of them within a factor of it. */
  irreconcilable: (isNear: (factor: number) => string) =>
    `high > ${IRRECONCILABLE} * low and (n = 2 or not ${isNear(NEAR_MIDDLE)})`,
  state: `case n when 0 then 'none' when 1 then 'single' else
      case when pct > ${DISPUTED_PERCENT} then 'disputed' else 'agreed' end end`,
};

const REASON = `case status
    when 'no_price' then 'its newest quotes have no price'
    when 'stale' then format('%s s old; fresh up to %s s', round(age), round(stale_after))
    when 'outlier' then format('%s %% from the middle of %s fresh sources: beyond %s %% and %s times their median deviation',
      ${rounded('abs(pct)', 2)}, n, ${rounded('tolerance', 2)}, ${OUTLIER_DEVIATIONS})
    end`;

/** A price where that currency is the US dollar. */
const dollars = (currency: string) => `case ${currency} when 'USD' then price end`;

const sourcesSql = (currency: string) => `(select coalesce(json_agg(json_build_object(
      'source', source, 'external_id', external_id, 'status', status, 'reason', ${REASON},
      'price', price, 'price_usd', ${dollars(currency)}, 'observed_at', ${ISO('observed_at')}, 'age_seconds', ${rounded('age', 3)},
      'stale_after_seconds', stale_after, 'weight', case when status = 'counted' then trim_scale(weight) else 0 end,
      'deviation_pct', ${rounded('pct', 6)},
      'deviation_mads', case when fresh then ${rounded('off / nullif(deviation, 0)', 3)} end) order by source), '[]')
    from judged)`;

interface ConsensusOptions {
  /** The moment that ages are told at. */
  at: string;
  /** The one that the prices are in. */
  currency: string;
  /** A jsonb object: seconds by the name of the source. */
  staleAfter: string;
  /** Whether to show each source, and why it counts or not. */
  judged: boolean;
  /** What else to show the price in. */
  conversion: Conversion | null;
}

/**
 * The consensus on an asset's price in one currency, as JSON: a scalar query. How it is made stands in docs/market-views.md.
 * @param newest a query of the newest quote of each listing of the asset in that currency: source, external_id, listing_id, observed_at, price
 */
export const consensusSql = (
  newest: string,
  { at, currency, staleAfter, judged, conversion }: ConsensusOptions,
): string => {
  const fx = conversion && converting(currency, at, conversion);
  return `(
  with said as (
    select distinct on (source) source, external_id, observed_at, price,
      ${RULES.age(at)} as age, ${RULES.staleAfter(staleAfter)} as stale_after
    from (${newest}) newest order by source, price is null, observed_at desc, listing_id
  ), weighed as (
    select *, ${RULES.fresh} as fresh, ${RULES.weight} as weight, ${RULES.tolerance} as tolerance from said
  ), middle as (
    select weighted_median(array_agg(price), array_agg(weight)) as middle, count(*) as n from weighed where fresh
  ), spread as (
    select ${RULES.scaled('weighted_median(array_agg(abs(w.price - m.middle)), array_agg(weight))')} as deviation
    from weighed w, middle m where fresh
  ), measured as (
    select w.*, deviation, abs(w.price - m.middle) as off, (w.price - m.middle) * 100 / nullif(m.middle, 0) as pct, m.n
    from weighed w, middle m, spread
  ), judged as (
    select *, ${RULES.status} as status from measured
  ), settled as (
    select weighted_median(array_agg(price), array_agg(weight)) as price, count(*) as n, min(price) as low,
      max(price) as high, (max(price) - min(price)) * 100
        / nullif(weighted_median(array_agg(price), array_agg(weight)), 0) as pct
    from judged where status = 'counted'
  ), counted as (
    select case when ${RULES.irreconcilable(
      (factor) => `exists (select from judged j where j.status = 'counted'
        and j.price between settled.price / ${factor} and settled.price * ${factor})`,
    )} then null else price end as price, n, low, high, pct
    from settled
  ) select json_build_object(
    'currency', ${currency}, 'price', price, 'price_usd', ${dollars(currency)},
    'state', ${RULES.state},
    'at', ${ISO(at)},
    'counted', n,
    'spread', case when n > 0 then json_build_object('low', low, 'high', high, 'pct', ${rounded('pct', 6)}) end,
    'outliers', (select coalesce(json_agg(source order by source) filter (where status = 'outlier'), '[]') from judged)
    ${judged ? `, 'sources', ${sourcesSql(currency)}` : ''}
    ${fx ? `, ${fx.pairs({ price: 'counted.price' })}` : ''}
  ) from counted ${fx ? fx.join : ''})`;
};
