import type { Columns } from './columns.js';
import type { FormatOptions } from './format.js';

/** A table to be encoded, as sent to the encoding thread. */
export interface EncodingJob {
  format: 'csv' | 'parquet';
  columns: Columns;
  required: ReadonlySet<string>;
  options: Pick<FormatOptions, 'decimals' | 'bom' | 'delimiter'>;
}

/** A message from the encoding thread: what it needs next, or what it has encoded. */
export type EncoderMessage =
  | { needs: 'rows' }
  | { needs: 'wideAmounts' }
  | { bytes: Uint8Array }
  | { ended: true }
  | { failed: string };
