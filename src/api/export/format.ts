import type { Columns } from './columns.js';

/** A row. Its values are text, whole numbers, booleans and null; numerics and bigints are text. */
export type Row = readonly (string | number | boolean | null)[];

/** The rows to write, a few at a time. */
export interface Table {
  columns: Columns;
  /** Names of the columns that are never null. */
  required: ReadonlySet<string>;
  rows: () => AsyncIterable<readonly Row[]>;
  /** Finds the amounts that have a value with too many digits for `decimal(38,18)`. Reads all rows. */
  wideAmounts: () => Promise<ReadonlySet<string>>;
}

/** Removes the fields that the client did not select. */
interface Fields {
  selectInPage: (json: string) => string;
  selectInItemJson: (json: string) => string;
  selectColumns: (table: Table, rowsOf: Format['rowsOf']) => Table;
}

/** Options that the client may choose for a format. */
export interface FormatOptions {
  /** The selected fields; undefined for all fields. */
  fields?: Fields;
  /** JSON only: whether to write decimals as strings. */
  asText?: (json: string) => string;
  /** Parquet only: the type of amounts. With `auto`, a column has decimals if all its values fit, otherwise doubles. */
  decimals: 'auto' | 'decimal' | 'double' | 'text';
  /** CSV only: whether the file begins with a byte order mark, and the delimiter. */
  bom: boolean;
  delimiter: ',' | ';' | '\t';
}

/** An export format. */
export interface Format {
  contentType: string;
  /** The file extension. */
  extension: 'ndjson' | 'csv' | 'parquet';
  /** Whether the format is written from an item's JSON text or from its columns. */
  rowsOf: 'json' | 'columns';
  encode: (table: Table, options: FormatOptions) => AsyncIterable<string | Uint8Array>;
}
