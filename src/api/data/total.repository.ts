import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { tableOf } from './as-of-sql.js';
import { latestQuotes, partsOf } from './branches.js';
import type { DataQuery } from './data-query.dto.js';
import { articleConditions, Parameters, quoteConditions, type Selection } from './filters.js';

export interface Total {
  total: number | null;
  total_is_estimate: boolean;
}

/** Up to here counting is cheap enough to be exact. */
const EXACT_UP_TO = 10_000;

/** How many items a query has in all, over its pages. */
@Injectable()
export class TotalRepository {
  constructor(private readonly dataSource: DataSource) {}

  async of(query: DataQuery, selection: Selection): Promise<Total> {
    if (query.count === 'none') return { total: null, total_is_estimate: false };
    const parameters = new Parameters();
    const rows = matching(query, selection, parameters);
    if (!rows) return { total: 0, total_is_estimate: false };
    if (query.count === 'exact')
      return { total: await this.count(rows, parameters), total_is_estimate: false };
    const estimate = await this.estimate(rows, parameters);
    if (estimate > 2 * EXACT_UP_TO) return { total: estimate, total_is_estimate: true };
    const counted = await this.count(`${rows} limit ${EXACT_UP_TO + 1}`, parameters);
    if (counted <= EXACT_UP_TO) return { total: counted, total_is_estimate: false };
    return { total: Math.max(estimate, counted), total_is_estimate: true };
  }

  private async count(rows: string, { values }: Parameters): Promise<number> {
    const [row] = await this.dataSource.query<[{ n: string }]>(
      `select count(*) as n from (${rows}) item`,
      values,
    );
    return Number(row.n);
  }

  private async estimate(rows: string, { values }: Parameters): Promise<number> {
    const sql = `explain (format json) ${rows}`;
    const [row] = await this.dataSource.query<[{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]>(
      sql,
      values,
    );
    return row['QUERY PLAN'][0].Plan['Plan Rows'];
  }
}

/** An estimate in the light of a page that ends at item number `end`: it is exact where nothing follows. */
export function corrected(
  total: Total,
  end: number,
  { length, last }: { length: number; last: unknown },
): Total {
  if (!total.total_is_estimate || total.total === null) return total;
  if (!last && (length || !end)) return { total: end, total_is_estimate: false };
  return { ...total, total: last ? Math.max(total.total, end + 1) : total.total };
}

/** One row an item; null where the filters leave nothing to look for. */
function matching(
  query: DataQuery,
  { sources, listings, quotes, articles }: Selection,
  parameters: Parameters,
): string | null {
  // Without a source all rows count; the planner's estimate for "any of all sources" would be too low.
  const inSources =
    query.source === undefined ? [] : [`q.source_id = any(${parameters.bind(sources)}::smallint[])`];
  const parts: string[] = [];
  if (quotes && listings?.length !== 0)
    for (const part of partsOf(query)) {
      const from = query.latest ? latestQuotes(query, listings, parameters) : `${tableOf('quote', part)} q`;
      const ofListings =
        listings && !query.latest ? [`q.listing_id = any(${parameters.bind(listings)}::int[])`] : [];
      const conditions = [...inSources, ...ofListings, ...quoteConditions(query, part, parameters)];
      parts.push(`select 1 from ${from} where ${all(conditions)}`);
    }
  if (articles)
    for (const part of partsOf(query)) {
      const conditions = [...inSources, ...articleConditions(query, part, parameters)];
      parts.push(`select 1 from ${tableOf('article', part)} q where ${all(conditions)}`);
    }
  return parts.length ? parts.join(' union all ') : null;
}

function all(conditions: readonly string[]): string {
  return conditions.join(' and ') || 'true';
}
