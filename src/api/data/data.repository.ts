import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Position } from './cursor.js';
import type { DataQuery } from './data-query.dto.js';
import { containing, kindsOf, Parameters, type Selection } from './filters.js';
import { ISO, ITEM, ITEM_JOINS } from './item-sql.js';
import { pageSql } from './page-sql.js';
import type { ItemRef } from './public-id.js';

export interface ItemPage {
  /** The items as JSON, separated by commas. */
  json: string;
  length: number;
  /** Of the last item; null where nothing follows it. */
  last: Position | null;
}

@Injectable()
export class DataRepository {
  constructor(private readonly dataSource: DataSource) {}

  async select(query: DataQuery): Promise<Selection> {
    const sources = await this.dataSource.query<{ id: number }[]>(
      'select id from sources where $1::text is null or name = $1 order by id',
      [query.source ?? null],
    );
    const ids = sources.map(({ id }) => id);
    return { ...kindsOf(query), sources: ids, listings: await this.listings(query, ids) };
  }

  async page(query: DataQuery, selection: Selection, after: Position | null): Promise<ItemPage> {
    const parameters = new Parameters();
    const page = pageSql(query, selection, after, parameters);
    if (!page) return { json: '', length: 0, last: null };
    const limit = parameters.bind(query.limit);
    const key = query.sort === 'observed_at' ? ISO('p.key') : 'p.key::text';
    const [row] = await this.dataSource.query<[ItemPage & { more: boolean }]>(
      `select coalesce(string_agg(${ITEM}::text, ',' order by p.n) filter (where p.n <= ${limit}), '') as json,
         (count(*) filter (where p.n <= ${limit}))::int as length,
         count(*) > ${limit} as more,
         (array_agg(json_build_array(${key}, p.kind, p.ref::text, ${ISO('p.observed_at')})) filter (where p.n = ${limit}))[1] as last
       from (${page}) p ${ITEM_JOINS}`,
      parameters.values,
    );
    return { json: row.json, length: row.length, last: row.more ? row.last : null };
  }

  /** The item as JSON, or null. */
  async one(ref: ItemRef): Promise<string | null> {
    const [row] = await this.dataSource.query<{ json: string }[]>(
      `select ${ITEM}::text as json from (select $1::text as kind, $2::bigint as ref, $3::timestamptz as observed_at) p ${ITEM_JOINS}`,
      ref.kind === 'quote' ? ['quote', ref.listingId, ref.observedAt] : ['article', ref.articleId, null],
    );
    return row?.json ?? null;
  }

  private async listings(
    { kind, symbol, asset, q }: DataQuery,
    sources: readonly number[],
  ): Promise<number[] | null> {
    if (kind === 'article' || (symbol ?? asset ?? q) === undefined) return null;
    const parameters = new Parameters();
    const conditions = [`l.source_id = any(${parameters.bind(sources)}::smallint[])`];
    if (symbol !== undefined) conditions.push(`l.symbol = ${parameters.bind(symbol.toUpperCase())}`);
    if (asset !== undefined)
      conditions.push(
        `l.asset_id = (select id from assets where slug = ${parameters.bind(asset.toLowerCase())})`,
      );
    if (q !== undefined)
      conditions.push(`(l.symbol || ' ' || l.name) ilike ${parameters.bind(containing(q))}`);
    const sql = `select l.id from listings l where ${conditions.join(' and ')}`;
    return (await this.dataSource.query<{ id: number }[]>(sql, parameters.values)).map(({ id }) => id);
  }
}
