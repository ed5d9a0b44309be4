import type { Columns } from './columns.js';

/** A row as text, whole numbers, booleans, null. Numerics and bigints are text. */
export type Row = readonly (string | number | boolean | null)[];

/** The data to write, a few rows at a time. */
export interface Table {
  columns: Columns;
  /** Columns that are never null. */
  required: ReadonlySet<string>;
  rows: () => AsyncIterable<readonly Row[]>;
  /** Finds amounts with a value that has more digits than `decimal(38,18)`; reads all rows. */
  wideAmounts: () => Promise<ReadonlySet<string>>;
}

/** Removes fields that the client did not select. */
interface Fields {
  ofPage: (json: string) => string;
  ofItemJson: (json: string) => string;
  ofTable: (table: Table, rowsOf: Format['rowsOf']) => Table;
}

/** Options within a format. */
export interface FormatOptions {
  /** The selected fields; all by default. */
  fields?: Fields;
  /** For JSON: converts decimals to strings. */
  asText?: (json: string) => string;
  /** The type of amounts in Parquet. `auto`: decimals if all values of a column fit, otherwise doubles. */
  decimals: 'auto' | 'decimal' | 'double' | 'text';
  /** Whether CSV begins with a byte order mark, and its delimiter. */
  bom: boolean;
  delimiter: ',' | ';' | '\t';
}

/** An export format. */
export interface Format {
  contentType: string;
  /** The file extension. */
  extension: 'ndjson' | 'csv' | 'parquet';
  /** Whether a row is the JSON text of an item, or its columns. */
  rowsOf: 'json' | 'columns';
  encode: (table: Table, options: FormatOptions) => AsyncIterable<string | Uint8Array>;
}
