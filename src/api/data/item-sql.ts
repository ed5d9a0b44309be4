import { assetId } from '../../identity/asset-sql.js';
import { inDollarsSql } from './currency-sql.js';

/** Formats a time as in replies. */
export const isoSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The fields of an item. `p` identifies it by kind, ref (listing or article id) and observed_at. */
const fields = (asset: string, { ids = '', more = '' }): string => `
  case p.kind when 'quote' then quote_id(p.ref::int, p.observed_at) else article_id(p.ref) end as id,
  p.kind,
  s.name as source,
  coalesce(l.external_id, ar.external_id) as external_id,
  ${asset},
  coalesce(ar.title, l.name) as title,
  ar.url,
  l.currency,
  q.price,
  q.market_cap,
  q.volume_24h,
  ${inDollarsSql('l', 'q.price')} as price_usd,
  ${inDollarsSql('l', 'q.market_cap')} as market_cap_usd,
  ${inDollarsSql('l', 'q.volume_24h')} as volume_24h_usd,
  q.change_24h_pct,
  q.rank,
  q.circulating_supply,
  q.total_supply,
  q.max_supply,
  ${isoSql('coalesce(q.observed_at, ar.observed_at)')} as observed_at,
  ${isoSql('coalesce(q.ingested_at, ar.ingested_at)')} as ingested_at,
  ${isoSql('greatest(c.known_at, q.ingested_at, ar.ingested_at)')} as known_at,
  ${ids}
  coalesce(q.run_id, ar.run_id) as run_id${more}`;

/** The asset `a` as a JSON object; null if there is none. */
export const ASSET_OBJECT = `case when a.id is not null then
  (select row_to_json(asset) from (select ${assetId('a.id')} as id, a.slug, a.symbol, a.name) asset) end`;

/** An item in `/data` as JSON, now or as of a moment, built by PostgreSQL so that no number passes through a double. */
export const itemJson = (more: string, asOf: string | null): string => {
  const json = (extra: string) =>
    `(select row_to_json(item) from (select ${fields(`${ASSET_OBJECT} as asset`, { more: extra + more })}) item)`;
  return `case p.kind when 'article' then ${json(`, ${articleDetailColumns('ar')}, ${FEED} as feed, ${alsoIn(asOf)} as also_in, ${MENTIONS} as mentions`)} else ${json('')} end`;
};

/** The feed that provides the content of the article `ar`. */
const FEED = '(select f.partition from feed_identities f where f.id = ar.feed_id)';

/** The other feeds that carry the article `p.ref`, or carried it at the moment. */
const alsoIn = (
  asOf: string | null,
) => `array(select f.partition from feed_items i join feed_identities f on f.id = i.feed_id
  where i.article_id = p.ref and f.id is distinct from ar.feed_id ${asOf === null ? '' : `and i.first_seen_at <= ${asOf}`}
  group by f.partition order by f.partition)`;

/** The assets that the article `p.ref` mentions, the surest first. Mentions of merged assets count towards the current one. */
const MENTIONS = `(select coalesce(json_agg(json_build_object(
    'id', ${assetId('linked.id')}, 'slug', linked.slug, 'symbol', linked.symbol, 'name', linked.name, 'confidence', linked.confidence)
    order by linked.confidence desc, linked.id), '[]')
  from (select b.id, b.slug, b.symbol, b.name, max(m.confidence) as confidence
    from article_assets m join assets o on o.id = m.asset_id join assets b on b.id = coalesce(o.merged_into, o.id)
    where m.article_id = p.ref group by b.id) linked)`;

/** Fields that only articles have, with their types. */
const DETAILS = {
  summary: 'text',
  author: 'text',
  categories: 'text[]',
  image: 'text',
  dated_by: 'text',
  repaired: 'boolean',
};

/** The columns in DETAILS of a row of articles. */
export const articleDetailColumns = (row: string): string =>
  Object.keys(DETAILS)
    .map((name) => `${row}.${name}`)
    .join(', ');

/** The columns in DETAILS for a row of quotes, which are all null. */
export const NO_ARTICLE_DETAILS = Object.entries(DETAILS)
  .map(([name, type]) => `null::${type} as ${name}`)
  .join(', ');

/** An item in `/data` as columns of a row; its asset becomes four columns, and lists become JSON. */
export const itemColumns = (more: string, asOf: string | null): string =>
  fields('a.slug as asset_slug, a.symbol as asset_symbol, a.name as asset_name', {
    ids: `${assetId('a.id')} as asset_id,`,
    more: `, ${articleDetailColumns('ar').replace('ar.categories', 'array_to_json(ar.categories)::text as categories')},
      case p.kind when 'article' then ${FEED} end as feed,
      case p.kind when 'article' then array_to_json(${alsoIn(asOf)})::text end as also_in,
      case p.kind when 'article' then ${MENTIONS}::text end as mentions${more}`,
  });
