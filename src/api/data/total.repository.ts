import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { tableOf } from './as-of-sql.js';
import { candleRowSets, rowSetsOf } from './row-sets.js';
import { sourceConditionsSql, latestRowsSql } from './table-reads.js';
import { candlesOf } from './candles-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { EstimateCache } from './estimate-cache.js';
import { articleRowConditions, priceRowConditions, selectedPriceKinds, type Selection } from './filters.js';
import { Parameters } from './sql-parameters.js';

export interface Total {
  total: number | null;
  total_is_estimate: boolean;
}

/** How to determine a total: it is already known, or rows have to be counted, up to a limit (null for all rows). */
export type CountMethod = Total | { upTo: number | null };

/** Up to this number of rows, counting exactly is cheap enough. */
const EXACT_UP_TO = 10_000;

/** Determines the total number of items that match a query, on all pages. */
@Injectable()
export class TotalRepository {
  private readonly large = new EstimateCache();

  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Decides how to count. Asks the planner first if counting might have to read many rows that do not match. */
  async countMethod(query: DataQuery, selection: Selection): Promise<CountMethod> {
    if (query.count === 'none') return { total: null, total_is_estimate: false };
    if (query.count === 'exact') return { upTo: null };
    const existing = this.large.get(keyOf(query));
    if (existing !== undefined) return { total: existing, total_is_estimate: true };
    if (!isIndexed(query)) {
      const rows = await this.estimate(query, selection);
      if (rows > 2 * EXACT_UP_TO) return this.estimated(query, rows);
    }
    return { upTo: EXACT_UP_TO + 1 };
  }

  /** The total, given the number of rows counted as `counting` specifies. */
  async count(
    query: DataQuery,
    selection: Selection,
    counting: CountMethod,
    counted: number,
  ): Promise<Total> {
    if (!('upTo' in counting)) return counting;
    if (counting.upTo === null || counted < counting.upTo)
      return { total: counted, total_is_estimate: false };
    return this.estimated(query, Math.max(await this.estimate(query, selection), counted));
  }

  private estimated(query: DataQuery, total: number): Total {
    this.large.set(keyOf(query), total);
    return { total, total_is_estimate: true };
  }

  private async estimate(query: DataQuery, selection: Selection): Promise<number> {
    const parameters = new Parameters('anew');
    const rows = matching(query, selection, parameters);
    if (rows === null) return 0;
    const [row] = await this.database.query<[{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]>(
      `explain (format json) ${rows}`,
      parameters.values,
    );
    return row['QUERY PLAN'][0].Plan['Plan Rows'];
  }
}

/** A scalar query that counts rows; null if nothing can match the filters, or if the total is known. */
export function countSql(
  query: DataQuery,
  selection: Selection,
  counting: CountMethod,
  parameters: Parameters,
): string | null {
  const rows = 'upTo' in counting ? matching(query, selection, parameters) : null;
  if (rows === null || !('upTo' in counting)) return null;
  const limit = counting.upTo === null ? '' : `limit ${counting.upTo}`;
  return `(select count(*) from (${rows} ${limit}) counted)`;
}

/**
 * Adjusts an estimate to a page that ends at item number `end`: it is greater than `end` if more items follow, and
 * exact otherwise.
 */
export function adjustEstimate(
  total: Total,
  end: number,
  { length, last }: { length: number; last: unknown },
): Total {
  if (!total.total_is_estimate || total.total === null) return total;
  if (!last && (length || !end)) return { total: end, total_is_estimate: false };
  return { ...total, total: last ? Math.max(total.total, end + 1) : total.total };
}

/** Whether all rows to count are adjacent in an index. */
function isIndexed({ q, currency, min_price, max_price, as_of, latest }: DataQuery): boolean {
  return latest || [q, currency, min_price, max_price, as_of].every((filter) => filter === undefined);
}

const FILTERS = [
  'kind',
  'ids',
  'source',
  'symbol',
  'asset',
  'currency',
  'interval',
  'q',
  'since',
  'until',
  'min_price',
  'max_price',
  'as_of',
  'latest',
  'inactive',
] as const satisfies readonly (keyof DataQuery)[];

/** The query's filters as text, by which estimates are cached. */
function keyOf(query: DataQuery): string {
  const byWords = query.sort === 'relevance';
  return JSON.stringify([byWords, ...FILTERS.map((filter) => query[filter])]);
}

/** A query with one row per item; null if nothing can match the filters. */
function matching(query: DataQuery, selection: Selection, parameters: Parameters): string | null {
  const { sources, listings, articles } = selection;
  if (sources?.length === 0) return null;
  const ofSources = sourceConditionsSql(sources, parameters);
  const parts: string[] = [];
  if (listings?.length !== 0)
    for (const kind of selectedPriceKinds(selection))
      for (const rowSet of kind === 'quote' ? rowSetsOf(query) : candleRowSets(query)) {
        const { latest } = query;
        const table = kind === 'quote' ? tableOf('quote', rowSet) : candlesOf(rowSet);
        const from = latest ? latestRowsSql(kind, query, listings, parameters) : `${table} q`;
        const ofListings = listings && !latest ? [`q.listing_id = any(${parameters.bindIds(listings)})`] : [];
        const conditions = priceRowConditions(kind, query, rowSet, selection, parameters);
        parts.push(`select 1 from ${from} where ${all([...ofSources, ...ofListings, ...conditions])}`);
      }
  if (articles)
    for (const rowSet of rowSetsOf(query)) {
      const conditions = [...ofSources, ...articleRowConditions(query, rowSet, parameters)];
      parts.push(`select 1 from ${tableOf('article', rowSet)} q where ${all(conditions)}`);
    }
  return parts.length ? parts.join(' union all ') : null;
}

function all(conditions: readonly string[]): string {
  return conditions.join(' and ') || 'true';
}
