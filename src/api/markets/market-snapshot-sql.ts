import { roundedSql } from '../assets/consensus-sql.js';
import { IRRECONCILABLE_FACTOR, CONSENSUS_RULES } from '../assets/consensus-rules.js';
import { assetExistedAt } from '../data/as-of-sql.js';
import { isoSql } from '../data/item-sql.js';
import { assetId } from '../../identity/asset-sql.js';
import { priceChangesSql } from './price-changes-sql.js';
import {
  NEWEST_PRICES,
  newestPricesSql,
  quoteJoinSql,
  AGGREGATED_FIGURES,
  cumulativeWeightSql,
  cumulativeWindowSql,
  weightedMedianSql,
} from './market-figures-sql.js';

const named = (name: string) => `name = '${name}'`;

/** The figure, or null for a coin without a price, which has no other figures either. */
const shown = AGGREGATED_FIGURES.slice(1).map(
  (name) => `case when price is not null then ${name} end as ${name}`,
);

/**
 * A query for every coin with its consensus price, computed as described in docs/market-views.md, and figures from the
 * sources whose prices count. It reads the newest quotes once, with a few primary key lookups for each. $1 currency, $2
 * ages in seconds from which prices are stale (jsonb), $3 whether to include coins that are not listed in the currency,
 * $4 the moment, if any.
 */
export const marketSnapshotSql = (asOf: '$4::timestamptz' | null): string => `
  with listed as materialized (
    select l.id as listing_id, l.asset_id, s.name as source from listings l join sources s on s.id = l.source_id
    where l.asset_id is not null and l.currency = $1
  ), newest as (${asOf === null ? NEWEST_PRICES : newestPricesSql(asOf)}
  ), aged as (
    select distinct on (asset_id, source) *, ${CONSENSUS_RULES.age(asOf ?? 'now()')} as age, ${CONSENSUS_RULES.staleAfter('$2::jsonb')} as stale_after
    from newest order by asset_id, source, price is null, observed_at desc, listing_id
  ), weighed as materialized (
    select *, ${CONSENSUS_RULES.fresh} as fresh, ${CONSENSUS_RULES.weight} as weight, ${CONSENSUS_RULES.tolerance} as tolerance from aged
  ), fresh as (
    select *, count(*) over (partition by asset_id) as n, ${cumulativeWeightSql('asset_id', 'price')}
    from weighed where fresh ${cumulativeWindowSql('asset_id', 'price')}
  ), centred as (
    select *, ${weightedMedianSql('price')} over (partition by asset_id) as middle from fresh
  ), distant as (
    select asset_id, source, listing_id, of_candles, observed_at, price, fresh, weight, tolerance, n,
      abs(price - middle) as off, (price - middle) * 100 / nullif(middle, 0) as pct from centred
  ), spread as (
    select *, ${cumulativeWeightSql('asset_id', 'off')} from distant ${cumulativeWindowSql('asset_id', 'off')}
  ), measured as (
    select *, ${CONSENSUS_RULES.scaled(`(${weightedMedianSql('off')} over (partition by asset_id))`)} as deviation from spread
  ), judged as materialized (
    select asset_id, source, listing_id, of_candles, observed_at, price, weight, ${CONSENSUS_RULES.status} as status from measured
  ), counted as materialized (
    select j.asset_id, j.listing_id, j.of_candles, j.weight, j.observed_at, j.price, q.volume_24h, q.change_24h_pct,
      case when q.market_cap > 0 then q.market_cap end as market_cap
    from judged j
    left join ${quoteJoinSql('case when not j.of_candles then j.listing_id end', 'j.observed_at', asOf)}
    where j.status = 'counted'
  ), figure as (
    select asset_id, listing_id, weight, observed_at, name, amount, ${cumulativeWeightSql('asset_id, name', 'amount')}
    from counted cross join lateral (
      values ('price', price), ('market_cap', market_cap), ('volume_24h', volume_24h)
      union all ${priceChangesSql('counted', asOf)}) figure(name, amount)
    where amount is not null ${cumulativeWindowSql('asset_id, name', 'amount')}
  ), settled as (
    select asset_id, ${AGGREGATED_FIGURES.map((name) => `${weightedMedianSql('amount', named(name))} as ${name}`).join(', ')},
      count(*) filter (where ${named('price')}) as n, min(amount) filter (where ${named('price')}) as low,
      max(amount) filter (where ${named('price')}) as high, max(observed_at) as observed_at,
      array_agg(listing_id order by listing_id) filter (where ${named('price')}) as listings,
      count(*) filter (where ${named('market_cap')}) = 2 and max(amount) filter (where ${named('market_cap')})
        > ${IRRECONCILABLE_FACTOR} * min(amount) filter (where ${named('market_cap')}) as are_caps_apart
    from figure group by asset_id
  ), agreed as (
    select asset_id, n, listings, observed_at, case when not are_caps_apart then market_cap end as market_cap,
      ${AGGREGATED_FIGURES.slice(2).join(', ')}, (high - low) * 100 / nullif(price, 0) as pct, low, high,
      case when ${CONSENSUS_RULES.irreconcilable(
        (factor) => `exists (select from counted j where j.asset_id = settled.asset_id
          and j.price between settled.price / ${factor} and settled.price * ${factor})`,
      )} then null else price end as price from settled
  ), standing as materialized (
    select asset_id, n, listings, observed_at, pct, low, high, price, ${shown.join(', ')} from agreed
  ), last_observed as materialized (
    select asset_id, max(observed_at) filter (where price is not null) as observed_at from weighed group by asset_id
  ), outlying as materialized (
    select asset_id, json_agg(source order by source) as outliers from judged where status = 'outlier' group by asset_id
  ), known as materialized (
    select l.asset_id, json_agg(distinct s.name) as sources, bool_or(l.currency = $1) as is_listed
    from listings l join sources s on s.id = l.source_id where l.asset_id is not null group by l.asset_id
  )
  select a.id as asset_id, coalesce(listings, '{}') as listings, ${assetId('a.id')} as id, a.slug, a.symbol, a.name, known.sources::text as sources, $1::text as currency, price::text as price,
    case when c.asset_id is null then 'none' else ${CONSENSUS_RULES.state} end as state, coalesce(n, 0)::int as counted, ${roundedSql('pct', 6)}::text as spread_pct,
    coalesce(outliers::text, '[]') as outliers, ${AGGREGATED_FIGURES.slice(1)
      .map((name) => `${name}::text as ${name}`)
      .join(', ')},
    case when market_cap is not null then row_number() over (order by market_cap desc nulls last, a.id) end::int as rank,
    ${isoSql('coalesce(c.observed_at, last_observed.observed_at)')} as observed_at
  from known join assets a on a.id = known.asset_id and a.merged_into is null
  left join standing c on c.asset_id = a.id left join last_observed on last_observed.asset_id = a.id
  left join outlying on outlying.asset_id = a.id
  where (is_listed or $3::boolean)${asOf === null ? '' : ` and ${assetExistedAt(asOf)}`}`;
