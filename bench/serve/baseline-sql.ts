import { historySql } from '../../src/api/assets/history-sql.js';
import { isoSql } from '../../src/api/data/item-sql.js';
import { assetId } from '../../src/identity/asset-sql.js';
import type { ScenarioName } from './scenarios.js';

/** The columns of an item, for quotes and articles. */
const AMOUNTS = [
  'price',
  'market_cap',
  'volume_24h',
  'change_24h_pct',
  'rank',
  'circulating_supply',
  'total_supply',
  'max_supply',
];
const DOLLARS = ['price', 'market_cap', 'volume_24h'].map(
  (name) => `case l.currency when 'USD' then p.${name} end as ${name}_usd`,
);
const SHOWN_AMOUNTS = `l.currency, ${[...AMOUNTS.slice(0, 3), ...DOLLARS, ...AMOUNTS.slice(3)].join(', ')}`;
/** Columns that only articles have. */
const DETAILS = ['summary', 'author', 'categories', 'image', 'dated_by', 'repaired'];
const OF_QUOTE =
  'null::text, null::text, null::text[], null::text, null::text, null::boolean, null::int'.split(', ');
const DETAIL_COLUMNS = [...DETAILS, 'feed_id'];
const QUOTE = `'quote' as kind, q.listing_id::bigint as ref, q.observed_at, q.source_id, null::text as external_id,
  null::text as title, null::text as url, ${AMOUNTS.map((name) => `q.${name}`).join(', ')}, q.ingested_at, q.commit_id, q.run_id,
  ${DETAIL_COLUMNS.map((name, at) => `${OF_QUOTE[at]} as ${name}`).join(', ')}`;
const ARTICLE = `'article', q.id, q.observed_at, q.source_id, q.external_id, q.title, q.url,
  ${AMOUNTS.map((name) => (name === 'rank' ? 'null::int' : 'null::numeric')).join(', ')}, q.ingested_at, q.commit_id, q.run_id,
  ${DETAIL_COLUMNS.map((name) => `q.${name}`).join(', ')}`;
const NEWEST = (ref: string) => `order by q.observed_at desc, ${ref} desc limit 51`;
const ofSource = (id: number, after: string) =>
  `(select ${QUOTE} from quotes q where q.source_id = ${id} ${after} ${NEWEST('q.listing_id')})`;
const quotes = (after = '') => `(${[1, 2, 3].map((id) => ofSource(id, after)).join(' union all ')}
  order by observed_at desc, ref desc limit 51)`;
const articles = (where = '') =>
  `(select ${ARTICLE} from articles q where q.source_id = 4 ${where} ${NEWEST('q.id')})`;
const both = (first: string, second: string) =>
  `(${first} union all ${second} order by observed_at desc, kind desc, ref desc limit 51)`;
const OF_LISTINGS = (
  which: string,
) => `(select q.* from (select id from listings where ${which}) l cross join lateral (
  select ${QUOTE} from quotes q where q.listing_id = l.id ${NEWEST('q.listing_id')}) q order by observed_at desc, ref desc limit 51)`;

const WINDOW = `from quotes q where q.source_id = $1::smallint
  and q.observed_at >= $2::timestamptz and q.observed_at < $3::timestamptz`;
const ALL = `(select sum(reltuples)::bigint from pg_class where oid in ('quotes'::regclass, 'articles'::regclass))`;
const COUNTED = (rows: string) => `(select count(*) from (select 1 ${rows} limit 10001) counted)`;
/** Avoids the index in time order: scanning it would take longer if few articles match. */
const FOUND = `(title || ' ' || coalesce(summary, '')) ilike $1`;

/** Queries for the rows of a page and for the total. */
export const PAGES: Readonly<
  Record<
    Exclude<ScenarioName, 'history' | 'assets' | 'markets' | 'unchanged'>,
    { page: string; total: string }
  >
> = {
  first: { page: both(quotes(), articles()), total: ALL },
  deep: {
    page: both(
      quotes('and (q.observed_at, q.listing_id) < ($1::timestamptz, $2::bigint)'),
      articles('and q.observed_at < $1::timestamptz'),
    ),
    total: ALL,
  },
  symbol: {
    page: OF_LISTINGS('symbol = $1'),
    total: COUNTED('from quotes where listing_id = any(array(select id from listings where symbol = $1))'),
  },
  window: { page: `(select ${QUOTE} ${WINDOW} ${NEWEST('q.listing_id')})`, total: COUNTED(WINDOW) },
  exact: {
    page: `(select ${QUOTE} ${WINDOW} ${NEWEST('q.listing_id')})`,
    total: `(select count(*) ${WINDOW})`,
  },
  latest: {
    page: `(select ${QUOTE} from (select * from latest_quotes order by observed_at desc, listing_id desc limit 51) newest
      join quotes q using (listing_id, observed_at))`,
    total: '(select count(*) from latest_quotes)',
  },
  search: {
    page: both(OF_LISTINGS(`(symbol || ' ' || name) ilike $1`), articles(`and ${FOUND}`)),
    total: 'null::bigint',
  },
};

const JOINS = `left join listings l on p.kind = 'quote' and l.id = p.ref left join assets a on a.id = l.asset_id
  left join commits c on c.id = p.commit_id
  join sources s on s.id = p.source_id`;
const ORDER = 'order by p.observed_at desc, p.kind desc, p.ref desc';
const ID = `case p.kind when 'quote' then quote_id(p.ref::int, p.observed_at) else article_id(p.ref) end as id`;
const SHOWN = `coalesce(l.external_id, p.external_id) as external_id`;

const SHOWN_DETAILS = `${DETAILS.map((name) => `p.${name}`).join(', ')},
  (select f.partition from feed_identities f where f.id = p.feed_id) as feed,
  array(select f.partition from feed_items i join feed_identities f on f.id = i.feed_id
    where i.article_id = p.ref and f.id is distinct from p.feed_id group by f.partition order by f.partition) as also_in,
  (select coalesce(json_agg(json_build_object('id', ${assetId('b.id')}, 'slug', b.slug, 'symbol', b.symbol, 'name', b.name,
      'confidence', m.confidence) order by m.confidence desc, b.id), '[]')
    from (select coalesce(o.merged_into, o.id) as id, max(t.confidence) as confidence
      from article_assets t join assets o on o.id = t.asset_id where t.article_id = p.ref group by 1) m
    join assets b on b.id = m.id) as mentions`;
const ITEM = `${ID}, p.kind, s.name as source, ${SHOWN},
  case when a.id is not null then (select row_to_json(asset) from (select ${assetId('a.id')} as id, a.slug, a.symbol, a.name) asset) end as asset,
  coalesce(p.title, l.name) as title, url, ${SHOWN_AMOUNTS}, ${isoSql('p.observed_at')} as observed_at,
  ${isoSql('p.ingested_at')} as ingested_at, ${isoSql('greatest(c.known_at, p.ingested_at)')} as known_at, run_id`;

/** Rows with plain columns, to be converted to objects. */
export const rowsSql = (
  page: string,
) => `select ${ID}, p.kind, p.ref, s.name as source, ${SHOWN}, ${assetId('a.id')} as asset_id, a.slug, a.symbol, a.name,
    coalesce(p.title, l.name) as title, url, ${SHOWN_AMOUNTS}, observed_at, ingested_at, greatest(c.known_at, ingested_at) as known_at, run_id, ${SHOWN_DETAILS}
  from ${page} p ${JOINS} ${ORDER}`;

/** A single row: the page as JSON, the number of its items, the total, and the position of the last item. */
export const jsonSql = ({ page, total }: { page: string; total: string }) => `
  select coalesce(string_agg(item, ',' order by n) filter (where n <= 50), '') as json, count(*)::int as length,
    max(moment) filter (where n = 50) as moment, max(kind) filter (where n = 50) as kind, max(ref) filter (where n = 50) as ref,
    ${total} as total
  from (
    select row_number() over (${ORDER}) as n, p.kind, p.ref, ${isoSql('p.observed_at')} as moment, case p.kind
      when 'article' then (select row_to_json(item)::text from (select ${ITEM}, ${SHOWN_DETAILS}) item)
      else (select row_to_json(item)::text from (select ${ITEM}) item) end as item
    from ${page} p ${JOINS}) numbered`;

export const HISTORY_JSON = historySql(null);
export const HISTORY_ROWS = historySql(null).replace(
  /select asset\.slug, coalesce.*$/s,
  `select asset.slug, ${assetId('asset.id')} as id, shown.* from asset, shown`,
);
