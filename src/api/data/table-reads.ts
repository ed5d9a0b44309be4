import { latestQuotesAt, type RowSet, tableOf } from './as-of-sql.js';
import { intervalsOf, latestCandles } from './candles-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { boundAsOf, type PriceKind, type Selection } from './filters.js';
import type { Parameters } from './sql-parameters.js';

/** A `from` clause. `rest` is the query's filter, order and limit; if the rows come from several subqueries, it is applied to each. */
export type FromClause = (rest: string) => string;

export function sourceConditionsSql(sources: Selection['sources'], parameters: Parameters): string[] {
  if (sources === null) return [];
  // The planner has better statistics for a single value than for `any`.
  if (sources.length === 1) return [`q.source_id = ${parameters.bind(sources[0])}::smallint`];
  return [`q.source_id = any(${parameters.bindIds(sources)})`];
}

/** The newest row of each listing (null for all listings), now or as of a moment. */
export function latestRowsSql(
  kind: PriceKind,
  query: DataQuery,
  listings: readonly number[] | null,
  parameters: Parameters,
): string {
  const ids = listings && parameters.bindIds(listings);
  const asOf = boundAsOf(query, parameters);
  if (kind === 'candle') return latestCandles(asOf, ids);
  if (asOf !== null) return latestQuotesAt(asOf, ids);
  return ids === null ? 'latest_quotes q' : `(select * from latest_quotes where listing_id = any(${ids})) q`;
}

/**
 * Reads the table once per id (null for all sources), through the index that begins with this column, and no further
 * than the limit.
 */
export function readPerIdSql(
  table: string,
  column: string,
  ids: readonly number[] | null,
  parameters: Parameters,
): FromClause {
  if (ids?.length === 1) {
    const id = parameters.bind(ids[0]);
    return () => `(select * from ${table} q where q.${column} = ${id}::int) q`;
  }
  const wanted = ids === null ? 'sources wanted' : `unnest(${parameters.bindIds(ids)}) as wanted(id)`;
  return (rest) => `${wanted} cross join lateral (
    select * from (select * from ${table} q where q.${column} = wanted.id) q ${rest}) q`;
}

/** Reads candles once per listing and interval, through the primary key and no further than the limit. */
export function readPerListingIntervalSql(
  rowSet: RowSet,
  table: string,
  listings: readonly number[],
  { interval }: DataQuery,
  parameters: Parameters,
): FromClause {
  const wanted = `unnest(${parameters.bindIds(listings)}) as wanted(id)`;
  const intervals =
    interval === undefined
      ? intervalsOf('wanted.id', tableOf('candle', rowSet))
      : `(select ${parameters.bind(interval)}::text as "interval")`;
  return (rest) => `${wanted} cross join lateral ${intervals} series cross join lateral (
    select * from (
      select * from ${table} q where q.listing_id = wanted.id and q."interval" = series."interval") q ${rest}) q`;
}
