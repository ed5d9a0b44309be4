import { assetId } from '../../identity/asset-sql.js';
import { inDollarsSql } from './currency-sql.js';
import { ASSET_OBJECT, isoSql } from './item-sql.js';

/** The fields of a candle, including all fields of a quote. `p` identifies the candle and has its columns. */
const fields = (asset: string, { ids = '', more = '' }): string => `
  candle_id(p.ref::int, p."interval", p.observed_at) as id,
  p.kind,
  s.name as source,
  l.external_id,
  ${asset},
  l.name as title,
  null::text as url,
  l.currency,
  p.close as price,
  p.market_cap,
  null::numeric as volume_24h,
  ${inDollarsSql('l', 'p.close')} as price_usd,
  ${inDollarsSql('l', 'p.market_cap')} as market_cap_usd,
  null::numeric as volume_24h_usd,
  null::numeric as change_24h_pct,
  null::int as rank,
  null::numeric as circulating_supply,
  null::numeric as total_supply,
  null::numeric as max_supply,
  p."interval",
  ${isoSql('p.observed_at')} as opened_at,
  p.open,
  p.high,
  p.low,
  p.close,
  p.volume,
  p.quote_volume,
  p.trades,
  ${isoSql('p.observed_at')} as observed_at,
  ${isoSql('p.ingested_at')} as ingested_at,
  ${isoSql('greatest(c.known_at, p.ingested_at)')} as known_at,
  ${ids}
  p.run_id${more}`;

/** A candle in `/data` as JSON, built by PostgreSQL so that no number passes through a double. */
export const candleJson = (more = ''): string =>
  `(select row_to_json(item) from (select ${fields(`${ASSET_OBJECT} as asset`, { more })}) item)`;

/** A candle in `/data` as columns of a row; its asset becomes four columns. */
export const candleItemColumns = (more = ''): string =>
  fields('a.slug as asset_slug, a.symbol as asset_symbol, a.name as asset_name', {
    ids: `${assetId('a.id')} as asset_id,`,
    more,
  });

export const CANDLE_JOINS = `
  left join commits c on c.id = p.commit_id
  join listings l on l.id = p.ref
  left join assets a on a.id = l.asset_id
  join sources s on s.id = p.source_id`;
