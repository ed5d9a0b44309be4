import type { Columns } from './columns.js';
import type { FormatOptions } from './format.js';

/** A table to be encoded. */
export interface EncodingJob {
  format: 'csv' | 'parquet';
  columns: Columns;
  required: ReadonlySet<string>;
  options: Pick<FormatOptions, 'decimals' | 'bom' | 'delimiter'>;
}

/** From the encoding thread: what it needs next, or what it has done. */
export type EncoderMessage =
  { needs: 'rows' } | { needs: 'wideAmounts' } | { bytes: Uint8Array } | { ended: true } | { failed: string };
