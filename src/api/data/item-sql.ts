/** A moment as the reply shows it. */
export const ISO = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * An item of `/data` as JSON, made by PostgreSQL so that no digit passes through a double. `p` names the item: kind, ref
 * (listing or article id) and observed_at.
 */
export const ITEM = `json_build_object(
  'id', case p.kind when 'quote' then quote_id(p.ref::int, p.observed_at) else article_id(p.ref) end,
  'kind', p.kind,
  'source', s.name,
  'external_id', coalesce(l.external_id, ar.external_id),
  'asset', case when a.id is not null then json_build_object('slug', a.slug, 'symbol', a.symbol, 'name', a.name) end,
  'title', coalesce(ar.title, l.name),
  'url', ar.url,
  'price_usd', q.price_usd,
  'market_cap_usd', q.market_cap_usd,
  'volume_24h_usd', q.volume_24h_usd,
  'change_24h_pct', q.change_24h_pct,
  'rank', q.rank,
  'circulating_supply', q.circulating_supply,
  'total_supply', q.total_supply,
  'max_supply', q.max_supply,
  'observed_at', ${ISO('coalesce(q.observed_at, ar.observed_at)')},
  'ingested_at', ${ISO('coalesce(q.ingested_at, ar.ingested_at)')},
  'run_id', coalesce(q.run_id, ar.run_id))`;

export const ITEM_JOINS = `
  left join quotes q on p.kind = 'quote' and q.listing_id = p.ref::int and q.observed_at = p.observed_at
  left join listings l on l.id = q.listing_id
  left join assets a on a.id = l.asset_id
  left join articles ar on p.kind = 'article' and ar.id = p.ref
  join sources s on s.id = coalesce(q.source_id, ar.source_id)`;
