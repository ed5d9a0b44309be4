import type { Conversion } from '../conversion/conversion-sql.js';
import type { Shape } from '../data/item-view.js';
import type { Columns } from './columns.js';

/** A row of the database: text, whole numbers, null. Numerics and bigints are text. */
export type Row = readonly (string | number | null)[];

/** How items are written out. */
export interface Format {
  contentType: string;
  fileName: string;
  /** What is selected of an item. */
  select(shape: Shape, conversion: Conversion | null): string;
  /** @param columns that were selected */
  encode(rows: AsyncIterable<readonly Row[]>, columns: Columns): AsyncIterable<string | Uint8Array>;
}
