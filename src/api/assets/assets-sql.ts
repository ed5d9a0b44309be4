import { inDollarsSql } from '../data/currency-sql.js';
import { assetExistedAt, newestQuoteAt } from '../data/as-of-sql.js';
import { assetId, assetsOf, assetsOfSymbols, upperCase } from '../../identity/asset-sql.js';
import { boundAsOf } from '../data/filters.js';
import { hasId, labelContains } from '../data/search-sql.js';
import type { Parameters } from '../data/sql-parameters.js';
import type { AssetsQuery } from './assets-query.dto.js';
import type { Conversion } from '../conversion/conversion-sql.js';
import { isContract } from './contract-search-sql.js';
import { consensusSql } from './consensus-sql.js';
import { newestPrice } from './newest-price-sql.js';

/**
 * The position of an asset in the list: how well it matches `q` (lower is better), and its slug. Among equally good
 * matches, assets with larger market caps have lower numbers.
 */
export type AssetPosition = [number, string];

/** Below this number of listings, assets are counted exactly. */
const MANY_LISTINGS = 1000;

/** Selects and renders the assets of a page, with the total number, in one statement. */
export function assetsSql(
  query: AssetsQuery,
  after: AssetPosition | null,
  { staleAfter, conversion }: { staleAfter: string; conversion: Conversion | null },
  parameters: Parameters,
): string {
  const { q, count, limit, offset = 0 } = query;
  const asOf = boundAsOf(query, parameters);
  const stale = `${parameters.bind(staleAfter)}::jsonb`;
  const currency = `${parameters.bind(query.currency ?? 'USD')}::text`;
  const matching = matchingSql(query, asOf, parameters);
  const match = q === undefined ? '0' : 'found.match';
  const following = after
    ? `and ${q === undefined ? `a.slug > ${parameters.bind(after[1])}` : `(found.match, a.slug) > (${parameters.bind(after[0])}::numeric, ${parameters.bind(after[1])}::text)`}`
    : '';
  const limited = parameters.bind(limit);
  const unfiltered = FILTERS.every((filter) => query[filter] === undefined);
  return `with ${q === undefined ? '' : `found as materialized (${foundSql(q, asOf, parameters)}),`}
    page as materialized (
      select *, row_number() over (order by match, slug) as n from (
        select a.id, a.slug, a.symbol, a.name, ${match} as match ${matching} ${following}
        order by ${q === undefined ? '' : 'found.match,'} a.slug
        limit ${limited}::int + 1 offset ${parameters.bind(offset)}::int) chosen)
    select coalesce(string_agg(${itemSql(conversion)}::text, ',' order by n) filter (where n <= ${limited}), '') as json,
      min((agreed.consensus->>'steady_until')::float8) as until,
      count(*) > ${limited} as more,
      (array_agg(json_build_array(match, slug)) filter (where n = ${limited}))[1] as last,
      ${totalSql(count, unfiltered, matching)} as total
    from page cross join lateral (select ${pageConsensusSql(asOf, currency, stale, conversion)} as consensus offset 0) agreed`;
}

const FILTERS = ['q', 'symbol', 'asset', 'ids', 'source', 'currency', 'as_of'] as const;
export type AssetFilters = Pick<AssetsQuery, (typeof FILTERS)[number]>;

/**
 * A query for the numeric ids of the assets that match the filters, now or as of a moment, with the relevance of each:
 * higher for better matches.
 */
export function matchingAssetsSql(filters: AssetFilters, parameters: Parameters): string {
  const { q } = filters;
  const asOf = boundAsOf(filters, parameters);
  return `${q === undefined ? '' : `with found as materialized (${foundSql(q, asOf, parameters)})`}
    select a.id, (${q === undefined ? '0' : '-found.match'})::text as relevance ${matchingSql(filters, asOf, parameters)}`;
}

/** The current assets that match the filters, as a `from` clause with conditions. Assets without listings are excluded. */
function matchingSql(
  { q, symbol, asset, ids, source, currency }: AssetFilters,
  asOf: string | null,
  parameters: Parameters,
): string {
  const listed = ['l.asset_id = a.id'];
  if (source !== undefined)
    listed.push(
      `l.source_id = any(array(select id from sources where name = any(${parameters.bind(source)}::text[])))`,
    );
  if (currency !== undefined) listed.push(`l.currency = ${parameters.bind(currency)}`);
  const conditions = [
    'a.merged_into is null',
    `exists (select from listings l where ${listed.join(' and ')})`,
  ];
  if (asOf !== null) conditions.push(assetExistedAt(asOf));
  const oneOf = (numbers: string) => conditions.push(`a.id = any(array(${numbers}))`);
  if (symbol !== undefined) oneOf(assetsOfSymbols(upperCase(`${parameters.bind(symbol)}::text[]`)));
  for (const names of [asset, ids])
    if (names !== undefined) oneOf(assetsOf(`${parameters.bind(names)}::text[]`));
  const from = q === undefined ? 'assets a' : 'found join assets a on a.id = found.asset_id';
  return `from ${from} where ${conditions.join(' and ')}`;
}

/** Finds assets by name, by their ids at sources, and by contract address. The order is that of their market caps at the moment. */
function foundSql(q: string, asOf: string | null, parameters: Parameters): string {
  const exact = `(select btrim(folded(${parameters.bind(q)}::text)))`;
  const matches = (text: string) => labelContains(text, q, parameters);
  const named = `coalesce(symbol || ' ', '') || name`;
  const quote =
    asOf === null
      ? 'join latest_quotes q on q.listing_id = l.id'
      : `cross join lateral ${newestQuoteAt('l.id', asOf)} q`;
  // Relevance values are far enough apart to fit market caps of twenty digits between them.
  return `select asset_id, min(match) + 0.9 - round(least(log(greatest(coalesce((
      select max(${inDollarsSql('l', 'q.market_cap')}) from listings l ${quote}
      where l.asset_id = named.asset_id), 0), 1)), 20) / 25, 6) as match from (
      select id as asset_id, case when ${exact} in (folded(symbol), folded(name), slug) then 0
        when strpos(' ' || folded(${named}), ' ' || ${exact}) > 0 then 2 else 3 end as match from assets
      where merged_into is null and ${matches(named)}
      union all
      select coalesce(a.merged_into, a.id), case when folded(alias.value) = ${exact} then 1 else 4 end
      from asset_aliases alias join assets a on a.id = alias.asset_id where ${matches('alias.value')}
      union all
      select l.asset_id, 0 from listing_contracts c
      join listings l on l.source_id = c.source_id and l.external_id = c.external_id
      where ${isContract('c.address', q, exact, parameters)} and l.asset_id is not null
      union all
      select l.asset_id, 0 from listings l where ${hasId(q, parameters)} and l.asset_id is not null
    ) named group by asset_id`;
}

/** The consensus of an asset on the page. */
function pageConsensusSql(
  asOf: string | null,
  currency: string,
  staleAfter: string,
  conversion: Conversion | null,
): string {
  const quote = asOf === null ? 'latest_quotes' : `lateral ${newestQuoteAt('l.id', asOf)}`;
  const newest = `select s.name as source, l.external_id, l.id as listing_id, newest.*
    from listings l join sources s on s.id = l.source_id left join ${quote} quote on quote.listing_id = l.id
    cross join lateral ${newestPrice('l.id', 'quote', asOf)} newest
    where l.asset_id = page.id and l.currency = ${currency}`;
  const at = asOf ?? 'now()';
  return consensusSql(newest, { at, currency, staleAfter, judged: false, conversion });
}

function itemSql(conversion: Conversion | null): string {
  return `json_build_object('id', ${assetId('page.id')}, 'slug', page.slug, 'symbol', page.symbol, 'name', page.name,
      'sources', (select coalesce(json_agg(distinct s.name), '[]') from listings l join sources s on s.id = l.source_id
        where l.asset_id = page.id),
      'currency', agreed.consensus->'currency', 'price', agreed.consensus->'price', 'price_usd', agreed.consensus->'price_usd',
      'state', agreed.consensus->'state', 'counted', agreed.consensus->'counted',
      'spread_pct', agreed.consensus->'spread'->'pct', 'outliers', agreed.consensus->'outliers'
      ${conversion ? `, 'conversion', agreed.consensus->'conversion', 'conversion_reason', agreed.consensus->'conversion_reason'` : ''})`;
}

/** A scalar query for the total number; negative if it is an estimate. */
function totalSql(count: AssetsQuery['count'], unfiltered: boolean, matching: string): string {
  if (count === 'none') return 'null::bigint';
  const exact = `(select count(*) ${matching})`;
  if (count === 'exact' || !unfiltered) return exact;
  return `(select case when reltuples > ${MANY_LISTINGS} then -reltuples::bigint else ${exact} end
    from pg_class where oid = 'assets'::regclass)`;
}
