import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Position } from '../data/cursor.js';
import { DataRepository } from '../data/data.repository.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { Parameters, type Selection } from '../data/filters.js';
import { joinsOf, shapeOf } from '../data/item-view.js';
import { pageSql, positionSql } from '../data/page-sql.js';
import { Conversions } from '../conversion/conversions.js';
import { COLUMNS, convertedColumns } from './columns.js';
import { ExportConnections } from './export-connections.js';
import type { Format, Row } from './format.js';

/** By time, pages of so many rows come from indexes, in order and at once. */
const PAGE_ROWS = 2 ** 14 - 1;
/** Other orders have an index for some questions only: they are sorted once, not once a page. */
const ALL_ROWS = 1_000_000_000;
const FETCH_ROWS = 1000;

@Injectable()
export class ExportService {
  constructor(
    private readonly data: DataRepository,
    private readonly connections: ExportConnections,
    private readonly conversions: Conversions,
  ) {}

  /** The items in the order of the query, encoded; `limit` of them in all (null: every one). */
  async *stream(
    query: DataQuery,
    {
      limit,
      after,
      format,
      end,
    }: { limit: number | null; after: Position | null; format: Format; end: AbortController },
  ): AsyncGenerator<string | Uint8Array> {
    const selection = await this.data.select(query);
    const shape = shapeOf(query);
    const { conversions } = this;
    const rows = this.connections.snapshot(end, (client) =>
      items(client, { query, selection, after, rows: limit ?? ALL_ROWS, format, conversions }),
    );
    yield* format.encode(rows, query.convert === undefined ? COLUMNS[shape] : convertedColumns(shape));
  }
}

interface Wanted {
  query: DataQuery;
  selection: Selection;
  after: Position | null;
  rows: number;
  format: Format;
  conversions: Conversions;
}

async function* items(client: PoolClient, wanted: Wanted): AsyncGenerator<readonly Row[]> {
  let { query, after, rows } = wanted;
  const most = query.sort === 'observed_at' ? PAGE_ROWS : ALL_ROWS;
  while (rows > 0) {
    const limit = Math.min(rows, most);
    query = { ...query, limit };
    const parameters = new Parameters('anew');
    const sql = itemsSql({ ...wanted, query, after }, parameters);
    if (sql === null) return;
    await client.query(`declare page no scroll cursor for ${sql}`, parameters.values);
    let last: Position | null = null;
    for (let ended = false; !ended;) {
      const fetched = await client.query<[...Row, Position | null]>({
        text: `fetch ${FETCH_ROWS} from page`,
        rowMode: 'array',
      });
      ended = fetched.rows.length < FETCH_ROWS;
      last = fetched.rows.at(-1)?.at(-1) as Position | null;
      if (fetched.rows.length) yield fetched.rows.map((row) => row.slice(0, -1) as Row);
    }
    if (!last) return;
    await client.query('close page');
    rows -= limit;
    after = last;
    query = { ...query, offset: undefined };
  }
}

/** The last column is the position of the last row of a full page. */
function itemsSql(
  { query, selection, after, format, conversions }: Wanted,
  parameters: Parameters,
): string | null {
  const page = pageSql(query, selection, after, parameters);
  if (!page) return null;
  const limit = parameters.bind(query.limit);
  const conversion = conversions.of(query, parameters);
  return `select ${format.select(shapeOf(query), conversion)}, case when p.n = ${limit}::int then ${positionSql(query)} end
    from (${page}) p ${joinsOf(query, parameters, conversion)}
    where p.n <= ${limit}::int order by p.n`;
}
