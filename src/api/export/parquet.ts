import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from './columns.js';
import { PRECISION, SCALE, unscaledInteger } from './decimal128.js';
import type { Format, FormatOptions, Row, Table } from './format.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];
/** The type of a column in the file. There are three possible types for amounts. */
type StoredType = Exclude<ColumnType, 'amount'> | 'decimal';
type Stored = string | number | bigint | boolean | null;

/**
 * Rows per row group. The footer grows with each group, and a group has to fit in memory: ten million rows make a
 * thousand groups of a few megabytes each.
 */
const GROUP_ROWS = 10_000;

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
const TYPES: Readonly<Record<StoredType, Omit<SchemaElement, 'name'>>> = {
  text: TEXT,
  json: TEXT,
  decimal: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: 16,
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision: PRECISION, scale: SCALE },
    precision: PRECISION,
    scale: SCALE,
  },
  double: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

const DAY_MS = 86_400_000;
const STORED: Readonly<Partial<Record<StoredType, (text: string) => Stored>>> = {
  decimal: unscaledInteger,
  double: Number,
  bigint: BigInt,
  date: (day) => Date.parse(day) / DAY_MS,
  moment: microseconds,
};

/** Writes Parquet: https://parquet.apache.org/docs/file-format/ */
export const PARQUET: Format = {
  contentType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  rowsOf: 'columns',
  encode: groups,
};

async function* groups(table: Table, options: FormatOptions): AsyncIterable<Uint8Array> {
  const types = await storedTypes(table, options);
  const leaves = [...types].map(([name, type]): SchemaElement => ({
    name,
    repetition_type: table.required.has(name) ? 'REQUIRED' : 'OPTIONAL',
    ...TYPES[type],
  }));
  const bytes = new ByteWriter();
  const schema = [{ name: 'root', num_children: leaves.length }, ...leaves];
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'Kasparro', statistics: false });
  let rows: Row[] = [];
  for await (const chunk of table.rows()) {
    rows.push(...chunk);
    if (rows.length < GROUP_ROWS) continue;
    await parquet.write(groupOf(rows, types));
    rows = [];
    yield taken(bytes);
  }
  if (rows.length) await parquet.write(groupOf(rows, types));
  await parquet.finish();
  yield taken(bytes);
}

/** Chooses the type of amounts. The type of a column cannot change after the first row, so all rows have to be examined before. */
async function storedTypes(table: Table, { decimals }: FormatOptions): Promise<Map<string, StoredType>> {
  const entries = Object.entries(table.columns);
  const amounts = entries.some(([, type]) => type === 'amount');
  const looks = amounts && (decimals === 'auto' || decimals === 'decimal');
  const wide = looks ? await table.wideAmounts() : new Set<string>();
  const ofAmount = (name: string) =>
    decimals === 'auto' ? (wide.has(name) ? 'double' : 'decimal') : decimals;
  return new Map(entries.map(([name, type]) => [name, type === 'amount' ? ofAmount(name) : type]));
}

function groupOf(rows: readonly Row[], types: ReadonlyMap<string, StoredType>) {
  const columnData = [...types].map(([name, type], index) => {
    const stored = STORED[type];
    const data = rows.map((row): Stored => {
      const value = row[index] ?? null;
      return stored && typeof value === 'string' ? stored(value) : value;
    });
    return { name, data, offsetIndex: false };
  });
  return { columnData, rowGroupSize: rows.length };
}

/** Converts a moment such as `2026-01-31T12:00:00.123456Z` to microseconds since 1970; a Date only has milliseconds. */
function microseconds(moment: string): bigint {
  const micros = /\.\d{3}(\d{3})Z$/.exec(moment)?.[1] ?? '0';
  return BigInt(Date.parse(moment)) * 1000n + BigInt(micros);
}

/** The bytes written since the last call, as a copy, because the buffer is reused. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  return written;
}
