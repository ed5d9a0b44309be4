import type { Columns } from './columns.js';
import type { FormatOptions } from './format.js';

/** What is to be encoded. */
export interface Order {
  format: 'csv' | 'parquet';
  columns: Columns;
  required: ReadonlySet<string>;
  options: Pick<FormatOptions, 'decimals' | 'bom' | 'delimiter'>;
}

/** What the encoding thread says: what it needs next, or what it has done. */
export type Told =
  { needs: 'rows' } | { needs: 'wideAmounts' } | { bytes: Uint8Array } | { ended: true } | { failed: string };
