import type { Columns } from './columns.js';

/** A row as text, whole numbers, booleans, null. Numerics and bigints are text. */
export type Row = readonly (string | number | boolean | null)[];

/** What is written out, a few rows at a time. */
export interface Table {
  columns: Columns;
  /** Columns that no row leaves empty. */
  required: ReadonlySet<string>;
  rows: () => AsyncIterable<readonly Row[]>;
  /** The amounts of which a value has more digits than `decimal(38,18)`; reads all rows. */
  wideAmounts: () => Promise<ReadonlySet<string>>;
}

/** What leaves out the fields that a client does not want. */
interface Fields {
  ofPage: (json: string) => string;
  ofTable: (table: Table, rowsOf: Format['rowsOf']) => Table;
}

/** What a client may choose within a format. */
export interface FormatOptions {
  /** Those that items have; all of them without it. */
  fields?: Fields;
  /** Of JSON: turns decimals into strings. */
  asText?: (json: string) => string;
  /** What amounts are in Parquet; `auto`: decimals where all values of a column fit, else doubles. */
  decimals: 'auto' | 'decimal' | 'double' | 'text';
  /** Whether CSV begins with a byte order mark, and what separates its cells. */
  bom: boolean;
  delimiter: ',' | ';' | '\t';
}

/** How items are written out. */
export interface Format {
  contentType: string;
  /** Of the file's name. */
  extension: 'ndjson' | 'csv' | 'parquet';
  /** What a row is: the JSON text of an item, or its columns. */
  rowsOf: 'json' | 'columns';
  encode: (table: Table, options: FormatOptions) => AsyncIterable<string | Uint8Array>;
}
