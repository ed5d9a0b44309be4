import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { columnsOf } from '../data/item-view.js';
import type { Columns, ColumnType } from './columns.js';
import type { Format, Row } from './format.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The footer grows by each group, a group is held in memory: ten million rows are a thousand groups of a few megabytes. */
const GROUP_ROWS = 10_000;
const REQUIRED = new Set([
  'id',
  'kind',
  'source',
  'external_id',
  'title',
  'observed_at',
  'ingested_at',
  'known_at',
  'run_id',
  'interval',
  'opened_at',
  'open',
  'high',
  'low',
  'close',
]);

/** Amounts are text: no decimal of Parquet holds all digits of what `numeric` holds, and a double holds fewer still. */
const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  amount: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

const leavesOf = (columns: Columns) =>
  Object.entries(columns).map(([name, type]): SchemaElement => ({
    name,
    repetition_type: REQUIRED.has(name) ? 'REQUIRED' : 'OPTIONAL',
    ...TYPES[type],
  }));

/** https://parquet.apache.org/docs/file-format/ */
export const PARQUET: Format = {
  contentType: 'application/vnd.apache.parquet',
  fileName: 'kasparro-data.parquet',
  select: columnsOf,
  encode: groups,
};

async function* groups(chunks: AsyncIterable<readonly Row[]>, columns: Columns): AsyncIterable<Uint8Array> {
  const leaves = leavesOf(columns);
  const bytes = new ByteWriter();
  const schema = [{ name: 'root', num_children: leaves.length }, ...leaves];
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'Kasparro', statistics: false });
  let rows: Row[] = [];
  for await (const chunk of chunks) {
    rows.push(...chunk);
    if (rows.length < GROUP_ROWS) continue;
    await parquet.write(groupOf(rows, columns));
    rows = [];
    yield taken(bytes);
  }
  if (rows.length) await parquet.write(groupOf(rows, columns));
  await parquet.finish();
  yield taken(bytes);
}

function groupOf(rows: readonly Row[], columns: Columns) {
  const columnData = Object.entries(columns).map(([name, type], index) => ({
    name,
    data: rows.map((row) => decoded(type, row[index] ?? null)),
    offsetIndex: false,
  }));
  return { columnData, rowGroupSize: rows.length };
}

function decoded(type: ColumnType, value: string | number | null): string | number | bigint | null {
  if (typeof value !== 'string') return value;
  if (type === 'moment') return microseconds(value);
  return type === 'bigint' ? BigInt(value) : value;
}

/** Of `2026-01-31T12:00:00.123456Z` since 1970; a Date holds milliseconds. */
function microseconds(moment: string): bigint {
  return BigInt(Date.parse(`${moment.slice(0, -4)}Z`)) * 1000n + BigInt(moment.slice(-4, -1));
}

/** What was written since, as a copy: the buffer is used again. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  return written;
}
