import { type RowSet, tableOf } from './as-of-sql.js';
import { candlesOf } from './candles-sql.js';
import type { DataQuery } from './data-query.dto.js';
import {
  articleRowConditions,
  priceRowConditions,
  type PriceKind,
  selectedPriceKinds,
  type Selection,
} from './filters.js';
import type { Parameters } from './sql-parameters.js';
import { ROW_SETS, rowSetsOf } from './row-sets.js';
import { articleSortKeySql, priceSortKeySql, tableWithSortKeysSql } from './sort-keys.js';
import {
  type FromClause,
  sourceConditionsSql,
  latestRowsSql,
  readPerIdSql,
  readPerListingIntervalSql,
} from './table-reads.js';

/**
 * Up to this number of listings, each listing is read through the primary key. More listings become a filter on rows
 * that are read in order of time.
 */
export const FEW_LISTINGS = 200;

/** Which items to read: those with a sort key, or those without one, which come last. */
export type Segment = 'with_key' | 'without_key';

export interface Branch {
  kind: 'quote' | 'candle' | 'article';
  from: FromClause;
  conditions: string[];
  key: string;
  ref: string;
  /** A column that distinguishes items with the same ref and time. */
  tie?: string;
}

/** The branches of the query: at least one for each kind of item that the query may return. */
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
    for (const kind of selectedPriceKinds(selection))
      for (const rowSet of ROW_SETS[kind](query))
        branches.push(priceBranch(kind, query, rowSet, selection, segment, parameters));
  // Articles have times and a relevance, but neither prices nor ranks.
  if (selection.articles && (byTime || byRelevance) === (segment === 'with_key'))
    for (const rowSet of rowSetsOf(query)) branches.push(articleBranch(query, rowSet, selection, parameters));
  return branches;
}

function articleBranch(
  query: DataQuery,
  rowSet: RowSet,
  { sources }: Selection,
  parameters: Parameters,
): Branch {
  return {
    kind: 'article',
    from: readPerIdSql(tableOf('article', rowSet), 'source_id', sources, parameters),
    conditions: articleRowConditions(query, rowSet, parameters),
    key: articleSortKeySql(query, rowSet, parameters),
    ref: 'q.id',
  };
}

function priceBranch(
  kind: PriceKind,
  query: DataQuery,
  rowSet: RowSet,
  selection: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch {
  const byTime = query.sort === 'observed_at';
  const isCandle = kind === 'candle';
  const table = tableWithSortKeysSql(isCandle ? candlesOf(rowSet) : tableOf('quote', rowSet), query);
  const key = priceSortKeySql(query);
  const conditions = priceRowConditions(kind, query, rowSet, selection, parameters);
  if (!byTime && key !== 'null') conditions.push(`${key} is ${segment === 'with_key' ? 'not null' : 'null'}`);
  const { sources, listings } = selection;
  const branch = { kind, conditions, key, ref: 'q.listing_id', ...(isCandle && { tie: 'q."interval"' }) };
  if (query.latest) {
    const newest = latestRowsSql(kind, query, listings, parameters);
    conditions.push(...sourceConditionsSql(sources, parameters));
    return { ...branch, from: () => newest };
  }
  if (listings && listings.length <= FEW_LISTINGS) {
    const from = isCandle
      ? readPerListingIntervalSql(rowSet, table, listings, query, parameters)
      : readPerIdSql(table, 'listing_id', listings, parameters);
    return { ...branch, from };
  }
  if (listings) conditions.push(`q.listing_id = any(${parameters.bindIds(listings)})`);
  if (byTime) return { ...branch, from: readPerIdSql(table, 'source_id', sources, parameters) };
  conditions.push(...sourceConditionsSql(sources, parameters));
  return { ...branch, from: () => `${table} q` };
}
