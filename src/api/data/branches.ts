import { latestAt, type Part, tableOf } from './as-of-sql.js';
import { candlesOf, intervalsOf, latestCandles } from './candles-sql.js';
import { inDollars } from './currency-sql.js';
import type { DataQuery } from './data-query.dto.js';
import {
  articleConditions,
  asOfOf,
  relevance,
  type Parameters,
  priceConditions,
  type PriceKind,
  priceKindsOf,
  type Selection,
} from './filters.js';

/** Up to this number, listings are each read through the primary key; more become a filter on rows in order of time. */
export const FEW_LISTINGS = 200;

/** Items with the sort key, or those without it, which come last. */
export type Segment = 'with_key' | 'without_key';

export interface Branch {
  kind: 'quote' | 'candle' | 'article';
  /** What to read from. `rest` is the filter, order and limit, for reads that apply them to each of several parts. */
  from: (rest: string) => string;
  conditions: string[];
  key: string;
  ref: string;
  /** Distinguishes items with the same ref and moment. */
  tie?: string;
}

/** One branch for each kind of item that the query may return. */
export function branchesOf(
  query: DataQuery,
  selection: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch[] {
  const byTime = query.sort === 'observed_at';
  const byRelevance = query.sort === 'relevance';
  const branches: Branch[] = [];
  if (selection.sources?.length === 0) return [];
  const hasPrices = byTime ? segment === 'with_key' : !byRelevance || segment === 'without_key';
  if (selection.listings?.length !== 0 && hasPrices)
    for (const kind of priceKindsOf(selection))
      for (const part of PARTS[kind](query))
        branches.push(priceBranch(kind, query, part, selection, segment, parameters));
  // Articles have times and a relevance, but neither prices nor ranks.
  if (selection.articles && (byTime || byRelevance) === (segment === 'with_key'))
    for (const part of partsOf(query)) branches.push(articleBranch(query, part, selection, parameters));
  return branches;
}

/** As of a moment: current rows and rows changed since. The newest quotes are chosen from both together. */
export function partsOf({ as_of, latest }: DataQuery): Part[] {
  return as_of === undefined || latest ? ['standing'] : ['standing', 'versions'];
}

function articleBranch(query: DataQuery, part: Part, { sources }: Selection, parameters: Parameters): Branch {
  return {
    kind: 'article',
    from: ofEach(tableOf('article', part), 'source_id', sources, parameters),
    conditions: articleConditions(query, part, parameters),
    key: articleKey(query, part, parameters),
    ref: 'q.id',
  };
}

function articleKey({ sort, q }: DataQuery, part: Part, parameters: Parameters): string {
  if (sort === 'observed_at') return 'q.observed_at';
  return sort === 'relevance' && q !== undefined ? relevance(q, part, parameters) : 'null';
}

/** As of a moment, later observations are skipped … */
const PARTS: Readonly<Record<PriceKind, (query: DataQuery) => Part[]>> = {
  quote: (query) => {
    const parts = partsOf(query);
    return parts.length > 1 && query.sort === 'observed_at' ? ['past', 'ahead', 'versions'] : parts;
  },
  candle: candleParts,
};

/** … and no candle can have opened later, because it would not have been closed when it was fetched. */
export function candleParts(query: DataQuery): Part[] {
  return partsOf(query).length > 1 ? ['past', 'versions'] : ['standing'];
}

/** The sort keys of quotes and candles. */
const KEYS = {
  observed_at: 'observed_at',
  rank: 'rank',
  price_usd: 'price_in_dollars',
  market_cap_usd: 'market_cap_in_dollars',
} as const;

/** Rows without the sort column have no key. */
function keyOf({ sort, latest }: DataQuery): string {
  return sort === 'relevance' ? 'null' : `q.${latest ? sort : KEYS[sort]}`;
}

/** A table of quotes or candles with the sort column, for amounts in US dollars. */
function sortable(table: string, { sort }: DataQuery): string {
  if (sort === 'observed_at' || sort === 'rank' || sort === 'relevance') return table;
  return `(select q.*, ${inDollars('l', 'q.price')} as price_in_dollars, ${inDollars('l', 'q.market_cap')} as market_cap_in_dollars
    from ${table} q join listings l on l.id = q.listing_id)`;
}

function priceBranch(
  kind: PriceKind,
  query: DataQuery,
  part: Part,
  selection: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch {
  const byTime = query.sort === 'observed_at';
  const isCandle = kind === 'candle';
  const table = sortable(isCandle ? candlesOf(part) : tableOf('quote', part), query);
  const key = keyOf(query);
  const conditions = priceConditions(kind, query, part, selection, parameters);
  if (!byTime && key !== 'null') conditions.push(`${key} is ${segment === 'with_key' ? 'not null' : 'null'}`);
  const { sources, listings } = selection;
  const branch = { kind, conditions, key, ref: 'q.listing_id', ...(isCandle && { tie: 'q."interval"' }) };
  if (query.latest) {
    const newest = latestOf(kind, query, listings, parameters);
    conditions.push(...inSources(sources, parameters));
    return { ...branch, from: () => newest };
  }
  if (listings && listings.length <= FEW_LISTINGS) {
    const from = isCandle
      ? ofEachInterval(part, table, listings, query, parameters)
      : ofEach(table, 'listing_id', listings, parameters);
    return { ...branch, from };
  }
  if (listings) conditions.push(`q.listing_id = any(${parameters.bindIds(listings)})`);
  if (byTime) return { ...branch, from: ofEach(table, 'source_id', sources, parameters) };
  conditions.push(...inSources(sources, parameters));
  return { ...branch, from: () => `${table} q` };
}

export function inSources(sources: Selection['sources'], parameters: Parameters): string[] {
  if (sources === null) return [];
  // The planner has better statistics for a single value than for `any`.
  if (sources.length === 1) return [`q.source_id = ${parameters.bind(sources[0])}::smallint`];
  return [`q.source_id = any(${parameters.bindIds(sources)})`];
}

/** The newest row of each listing (null means all), now or as of a moment. */
export function latestOf(
  kind: PriceKind,
  query: DataQuery,
  listings: readonly number[] | null,
  parameters: Parameters,
): string {
  const ids = listings && parameters.bindIds(listings);
  const asOf = asOfOf(query, parameters);
  if (kind === 'candle') return latestCandles(asOf, ids);
  if (asOf !== null) return latestAt(asOf, ids);
  return ids === null ? 'latest_quotes q' : `(select * from latest_quotes where listing_id = any(${ids})) q`;
}

/**
 * Reads the table once per id (null means every source) through the index that begins with the column, no further than
 * the limit.
 */
function ofEach(
  table: string,
  column: string,
  ids: readonly number[] | null,
  parameters: Parameters,
): Branch['from'] {
  if (ids?.length === 1) {
    const id = parameters.bind(ids[0]);
    return () => `(select * from ${table} q where q.${column} = ${id}::int) q`;
  }
  const wanted = ids === null ? 'sources wanted' : `unnest(${parameters.bindIds(ids)}) as wanted(id)`;
  return (rest) => `${wanted} cross join lateral (
    select * from (select * from ${table} q where q.${column} = wanted.id) q ${rest}) q`;
}

/** Reads candles once per listing and interval through the primary key, no further than the limit. */
function ofEachInterval(
  part: Part,
  table: string,
  listings: readonly number[],
  { interval }: DataQuery,
  parameters: Parameters,
): Branch['from'] {
  const wanted = `unnest(${parameters.bindIds(listings)}) as wanted(id)`;
  const intervals =
    interval === undefined
      ? intervalsOf('wanted.id', tableOf('candle', part))
      : `(select ${parameters.bind(interval)}::text as "interval")`;
  return (rest) => `${wanted} cross join lateral ${intervals} series cross join lateral (
    select * from (
      select * from ${table} q where q.listing_id = wanted.id and q."interval" = series."interval") q ${rest}) q`;
}
