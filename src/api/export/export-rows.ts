import type { PoolClient } from 'pg';
import type { Position } from '../data/cursor-position.js';
import type { DataQuery } from '../data/data-query.dto.js';
import type { Selection } from '../data/filters.js';
import { Parameters } from '../data/sql-parameters.js';
import { itemColumnsSql, itemJoinsSql, itemJsonSql, shapeOf, shownAsOf } from '../data/item-view.js';
import { pageSql, positionSql } from '../data/page-sql.js';
import { Conversions } from '../conversion/conversions.js';
import type { Columns } from './columns.js';
import { exceedsDecimal128Sql } from './decimal128.js';
import { SerialQueue } from './serial-queue.js';
import type { Format, Row } from './format.js';

/** Rows per read when sorting by time: indexes return them in that order, without delay. */
const PAGE_ROWS = 2 ** 14 - 1;
/**
 * Rows per read in other orders. Only some queries have an index for them, so the rows are sorted once and not
 * once per page.
 */
export const ALL_ROWS = 1_000_000_000;
/** Rows per batch passed on: few, because all other requests wait while these rows are parsed. */
const FETCH_ROWS = 500;

/** Reads the rows to export, in the order of the query. */
export interface ExportQuery {
  query: DataQuery;
  selection: Selection;
  after: Position | null;
  rows: number;
  conversions: Conversions;
}

/** Reads page after page. For each full page, `read` also returns the position of the page's last row. */
async function* inPages<T>(
  wanted: ExportQuery,
  read: (page: ExportQuery) => AsyncGenerator<T, Position | null | undefined>,
): AsyncGenerator<T> {
  let { query, after, rows } = wanted;
  const most = query.sort === 'observed_at' ? PAGE_ROWS : ALL_ROWS;
  while (rows > 0) {
    const limit = Math.min(rows, most);
    query = { ...query, limit };
    const last = yield* read({ ...wanted, query, after });
    if (!last) return;
    rows -= limit;
    after = last;
    query = { ...query, offset: undefined };
  }
}

/** Yields the rows, a number of rows at a time. */
export function items(
  client: PoolClient,
  wanted: ExportQuery,
  rowsOf: Format['rowsOf'],
  turns: SerialQueue,
): AsyncGenerator<readonly Row[]> {
  return inPages(wanted, async function* (page) {
    const parameters = new Parameters('anew');
    const sql = itemsSql(page, rowsOf, parameters);
    if (sql === null) return null;
    await client.query(`declare page no scroll cursor for ${sql}`, parameters.values);
    let last: Position | null = null;
    for (let ended = false; !ended;) {
      const fetched = await turns.run(() =>
        client.query<[...Row, Position | null]>({
          text: `fetch ${FETCH_ROWS} from page`,
          rowMode: 'array',
        }),
      );
      ended = fetched.rows.length < FETCH_ROWS;
      last = fetched.rows.at(-1)?.at(-1) as Position | null;
      if (fetched.rows.length) yield fetched.rows.map((row) => row.slice(0, -1) as Row);
    }
    await client.query('close page');
    return last;
  });
}

/** Names of amounts that have a value with too many digits for a Parquet decimal, in the same snapshot as the rows. */
export async function findWideAmounts(
  client: PoolClient,
  wanted: ExportQuery,
  columns: Columns,
): Promise<Set<string>> {
  const amounts = Object.keys(columns).filter((name) => columns[name] === 'amount');
  // If all rows are checked, their order does not matter. The order of time is used because it needs no sort.
  const all = wanted.rows === ALL_ROWS && wanted.after === null && wanted.query.offset === undefined;
  // The sort order is kept for `sort=relevance`, which also changes which rows match.
  const any =
    all && wanted.query.sort !== 'relevance'
      ? { ...wanted, query: { ...wanted.query, sort: 'observed_at' as const } }
      : wanted;
  const pages = inPages(any, async function* (page) {
    const parameters = new Parameters('anew');
    const sql = itemsSql(page, 'columns', parameters);
    if (sql === null) return null;
    const { rows } = await client.query<{ wide: (boolean | null)[]; last: Position | null }>(
      `select array[${amounts.map((name) => `bool_or(${exceedsDecimal128Sql(`"${name}"`)})`).join(', ')}] as wide,
         (array_agg(last_position) filter (where last_position is not null))[1] as last from (${sql}) item`,
      parameters.values,
    );
    yield amounts.filter((_name, index) => rows[0]!.wide[index]);
    return rows[0]!.last;
  });
  const wide = new Set<string>();
  for await (const names of pages) for (const name of names) wide.add(name);
  return wide;
}

/** A row. For the last row of a full page, the last column is the row's position. */
function itemsSql(
  { query, selection, after, conversions }: ExportQuery,
  rowsOf: Format['rowsOf'],
  parameters: Parameters,
): string | null {
  const page = pageSql(query, selection, after, parameters);
  if (!page) return null;
  const limit = parameters.bind(query.limit);
  const conversion = conversions.conversionFor(query, parameters);
  const shape = shapeOf(query);
  const asOf = shownAsOf(query, parameters);
  const item =
    rowsOf === 'json'
      ? `${itemJsonSql(shape, conversion, { asOf })}::text`
      : itemColumnsSql(shape, conversion, { asOf });
  return `select ${item}, case when p.n = ${limit}::int then ${positionSql(query)} end as last_position
    from (${page}) p ${itemJoinsSql(query, parameters, conversion)}
    where p.n <= ${limit}::int order by p.n`;
}
