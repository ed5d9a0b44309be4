import type { Source } from '../../domain/source.js';
import type { Span } from '../../normalization/within-span.js';
import type { StoredRecordReader } from './stored-record-reader.js';

/** A replay of a source that is under way. */
export interface ReplayTask {
  source: Source;
  sourceId: number;
  runId: string;
  /** Of observed time, as moments with a zone. */
  span: Span;
  reader: StoredRecordReader;
}
