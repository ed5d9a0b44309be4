import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { Conversions } from '../conversion/conversions.js';
import { FEW_LISTINGS } from './branches.js';
import type { Position } from './cursor-position.js';
import type { DataQuery } from './data-query.dto.js';
import { CANDLE_JOINS } from './candle-item-sql.js';
import { CANDLE_COLUMNS, candlesOf } from './candles-sql.js';
import { selectedKinds, type Selection } from './filters.js';
import { Parameters } from './sql-parameters.js';
import { itemJoins } from './item-joins-sql.js';
import { conversionJoin, itemJoinsSql, itemJsonSql, shapeOf, shownAsOf } from './item-view.js';
import { pageSql, positionSql } from './page-sql.js';
import type { CandleRef, ItemRef } from './public-id.js';
import { SourceNames } from './source-names.js';
import { type CountMethod, countSql } from './total.repository.js';
import { filtersOnlyByCurrency, listingsSql } from './listing-filter-sql.js';

export interface ItemPage {
  /** The items as JSON, separated by commas. */
  json: string;
  length: number;
  /** Position of the last item; null if nothing follows it. */
  last: Position | null;
  /** Number of rows that match, counted up to the limit. */
  counted: number;
}

@Injectable()
export class DataRepository {
  constructor(
    private readonly reads: PreparedQueries,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
  ) {}

  async select(query: DataQuery): Promise<Selection> {
    const sources = await this.sourceNames.idsOf(query.source);
    const parameters = new Parameters();
    const sql = listingsSql(query, sources, parameters);
    const rows = sql === null ? null : await this.reads.read<{ id: number }>(sql, parameters.values);
    const selection = { ...selectedKinds(query), sources, listings: rows?.map(({ id }) => id) ?? null };
    // If most listings have the currency, it becomes a filter on rows that are read in order of time.
    if (filtersOnlyByCurrency(query) && rows!.length > FEW_LISTINGS)
      return { ...selection, listings: null, currencies: query.currency! };
    return { ...selection, currencies: null };
  }

  async page(
    query: DataQuery,
    selection: Selection,
    after: Position | null,
    counting: CountMethod,
  ): Promise<ItemPage> {
    const parameters = new Parameters();
    const counted = countSql(query, selection, counting, parameters) ?? '0';
    const page = pageSql(query, selection, after, parameters);
    if (!page) return { json: '', length: 0, last: null, counted: await this.count(counted, parameters) };
    const limit = parameters.bind(query.limit);
    const conversion = this.conversions.conversionFor(query, parameters);
    const item = itemJsonSql(shapeOf(query), conversion, { asOf: shownAsOf(query, parameters) });
    const [row] = await this.reads.read<ItemPage & { more: boolean }>(
      `select ${counted}::float8 as counted, coalesce(string_agg(${item}::text, ',' order by p.n) filter (where p.n <= ${limit}), '') as json,
         (count(*) filter (where p.n <= ${limit}))::int as length,
         count(*) > ${limit} as more,
         (array_agg(${positionSql(query)}) filter (where p.n = ${limit}))[1] as last
       from (${page}) p ${itemJoinsSql(query, parameters, conversion)}`,
      parameters.values,
    );
    const { json, length, last, more } = row!;
    return { json, length, last: more ? last : null, counted: row!.counted };
  }

  private async count(sql: string, { values }: Parameters): Promise<number> {
    if (sql === '0') return 0;
    const [row] = await this.reads.read<{ counted: number }>(`select ${sql}::float8 as counted`, values);
    return row!.counted;
  }

  /** The item as JSON; null if it does not exist. */
  async one(ref: ItemRef, convert?: string): Promise<string | null> {
    const parameters = new Parameters();
    const conversion = this.conversions.conversionFor({ convert }, parameters);
    const from = ref.kind === 'candle' ? candleSql(ref, parameters) : itemSql(ref, parameters);
    const [row] = await this.reads.read<{ json: string }>(
      `select ${itemJsonSql(shapeOf(ref), conversion)}::text as json from ${from} ${conversionJoin(conversion)}`,
      parameters.values,
    );
    return row?.json ?? null;
  }
}

function itemSql(ref: Exclude<ItemRef, CandleRef>, parameters: Parameters): string {
  const [id, at] = ref.kind === 'quote' ? [ref.listingId, ref.observedAt] : [ref.articleId, null];
  const [kind, of, moment] = [ref.kind, id, at].map((value) => parameters.bind(value));
  return `(select ${kind}::text as kind, ${of}::bigint as ref, ${moment}::timestamptz as observed_at) p ${itemJoins(null)}`;
}

function candleSql({ listingId, interval, openedAt }: CandleRef, parameters: Parameters): string {
  const [listing, length, opened] = [listingId, interval, openedAt].map((value) => parameters.bind(value));
  return `(
    select 'candle'::text as kind, q.listing_id as ref, q.observed_at, ${CANDLE_COLUMNS} from ${candlesOf('current')} q
    where q.listing_id = ${listing} and q."interval" = ${length} and q.opened_at = ${opened}) p ${CANDLE_JOINS}`;
}
