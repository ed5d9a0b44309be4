import type { z } from 'zod';
import { exceedsDecimal128 } from './decimal128.js';
import type { Format, Row, Table } from './format.js';
import type { ListPage } from './list-pages.js';
import { columnsOfReply, type ReplyColumn, rowOf } from './reply-columns.js';

/** A list as a table. The first page is already there; each iteration over the rows reads the following pages again. */
export function listTable(
  schema: z.ZodType,
  first: ListPage,
  pages: () => AsyncIterable<ListPage>,
  { rowsOf }: Format,
): Table {
  const item = (schema as z.ZodObject<{ data: z.ZodArray<z.ZodType> }>).shape.data.element;
  const columns = columnsOfReply(item, first.items[0] === undefined ? undefined : parsed(first.items[0]));
  const rows = async function* () {
    for await (const { items } of pages())
      yield items.map((text): Row => (rowsOf === 'json' ? [inOneLine(text)] : rowOf(parsed(text), columns)));
  };
  return {
    columns: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
    required: new Set(columns.filter(({ required }) => required).map(({ name }) => name)),
    rows,
    wideAmounts: () => wideAmounts(columns, rows()),
  };
}

/** Names of amounts that have a value with too many digits for a Parquet decimal. */
export async function wideAmounts(
  columns: readonly Pick<ReplyColumn, 'name' | 'type'>[],
  chunks: AsyncIterable<readonly Row[]>,
): Promise<Set<string>> {
  const wide = new Set<string>();
  const amounts = columns.flatMap(({ name, type }, index) => (type === 'amount' ? [{ name, index }] : []));
  for await (const rows of chunks)
    for (const { name, index } of amounts)
      if (rows.some((row) => row[index] !== null && exceedsDecimal128(String(row[index])))) wide.add(name);
  return wide;
}

/** Line breaks in JSON are white space, because strings cannot contain any. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

/** Parses JSON and keeps each number as it is written. */
function parsed(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, { source }) =>
    typeof value === 'number' ? JSON.rawJSON(source!) : value,
  );
}
