/** A row of the database: text, whole numbers, null. Numerics and bigints are text. */
export type Row = readonly (string | number | null)[];

/** How items are written out. */
export interface Format {
  contentType: string;
  fileName: string;
  /** What is selected of an item. */
  columns: string;
  encode(rows: AsyncIterable<readonly Row[]>): AsyncIterable<string | Uint8Array>;
}
