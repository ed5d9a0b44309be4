import type { Shape } from '../data/item-view.js';

/** A row of the database: text, whole numbers, null. Numerics and bigints are text. */
export type Row = readonly (string | number | null)[];

/** How items are written out. */
export interface Format {
  contentType: string;
  fileName: string;
  /** What is selected of an item. */
  columns(shape: Shape): string;
  encode(rows: AsyncIterable<readonly Row[]>, shape: Shape): AsyncIterable<string | Uint8Array>;
}
