import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assetOf, assetsOfSymbol } from './asset-sql.js';
import type { Position } from './cursor.js';
import type { DataQuery } from './data-query.dto.js';
import { asOfOf, containing, kindsOf, Parameters, type Selection } from './filters.js';
import { ISO, ITEM, itemJoins } from './item-sql.js';
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
    const parameters = new Parameters();
    const source = `(${parameters.bind(query.source ?? null)}::text is null or s.name = $1)`;
    const listings = listingsSql(query, source, parameters);
    const [row] = await this.dataSource.query<[Pick<Selection, 'sources' | 'listings'>]>(
      `select array(select id::int from sources s where ${source} order by id) as sources, ${listings} as listings`,
      parameters.values,
    );
    return { ...kindsOf(query), ...row };
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
       from (${page}) p ${itemJoins(asOfOf(query, parameters))}`,
      parameters.values,
    );
    return { json: row.json, length: row.length, last: row.more ? row.last : null };
  }

  /** The item as JSON, or null. */
  async one(ref: ItemRef): Promise<string | null> {
    const [row] = await this.dataSource.query<{ json: string }[]>(
      `select ${ITEM}::text as json from (select $1::text as kind, $2::bigint as ref, $3::timestamptz as observed_at) p ${itemJoins(null)}`,
      ref.kind === 'quote' ? ['quote', ref.listingId, ref.observedAt] : ['article', ref.articleId, null],
    );
    return row?.json ?? null;
  }
}

/** The listings that the filters name, as an array; null where none of them is given. */
function listingsSql(
  { kind, symbol, asset, q }: DataQuery,
  ofSource: string,
  parameters: Parameters,
): string {
  if (kind === 'article' || (symbol ?? asset ?? q) === undefined) return 'null::int[]';
  const conditions = [`exists (select from sources s where s.id = l.source_id and ${ofSource})`];
  if (symbol !== undefined)
    conditions.push(`l.id = any(array(${ofSymbol(`upper(${parameters.bind(symbol)}::text)`)}))`);
  if (asset !== undefined)
    conditions.push(`l.asset_id = ${assetOf(`lower(${parameters.bind(asset)}::text)`)}`);
  if (q !== undefined) conditions.push(`(l.symbol || ' ' || l.name) ilike ${parameters.bind(containing(q))}`);
  return `array(select l.id from listings l where ${conditions.join(' and ')} order by l.id)`;
}

/** Listings that are called so, and those of assets that are or were. An array is read by index, however many it may be. */
function ofSymbol(symbol: string): string {
  return `select id from listings where symbol = ${symbol}
    union all select id from listings where asset_id = any(array(${assetsOfSymbol(symbol)}))`;
}
