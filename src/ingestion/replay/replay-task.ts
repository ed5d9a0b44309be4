import type { Source } from '../../domain/source.js';
import type { Span } from '../../normalization/within-span.js';
import type { StoredRecordReader } from './stored-record-reader.js';

/** A replay in progress. */
export interface ReplayTask {
  source: Source;
  sourceId: number;
  runId: string;
  /** Bounds of the observation time, with a zone. */
  span: Span;
  reader: StoredRecordReader;
}
