import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Format, FormatOptions, Row, Table } from './format.js';
import {
  type SchemaElement,
  type ParquetType,
  type ParquetValue,
  PARQUET_TYPES,
  TO_PARQUET,
  parquetTypes,
} from './parquet-types.js';

/**
 * Rows per row group. The footer grows with each group, and a group has to fit in memory: ten million rows make a
 * thousand groups of a few megabytes each.
 */
const GROUP_ROWS = 10_000;

/** Writes Parquet: https://parquet.apache.org/docs/file-format/ */
export const PARQUET: Format = {
  contentType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  rowsOf: 'columns',
  encode: groups,
};

async function* groups(table: Table, options: FormatOptions): AsyncIterable<Uint8Array> {
  const types = await parquetTypes(table, options);
  const leaves = [...types].map(([name, type]): SchemaElement => ({
    name,
    repetition_type: table.required.has(name) ? 'REQUIRED' : 'OPTIONAL',
    ...PARQUET_TYPES[type],
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

function groupOf(rows: readonly Row[], types: ReadonlyMap<string, ParquetType>) {
  const columnData = [...types].map(([name, type], index) => {
    const stored = TO_PARQUET[type];
    const data = rows.map((row): ParquetValue => {
      const value = row[index] ?? null;
      return stored && typeof value === 'string' ? stored(value) : value;
    });
    return { name, data, offsetIndex: false };
  });
  return { columnData, rowGroupSize: rows.length };
}

/** The bytes written since the last call, as a copy, because the buffer is reused. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = Uint8Array.from(bytes.getBytes());
  bytes.index = 0;
  return written;
}
