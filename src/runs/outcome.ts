import type { Cursor } from '../domain/source.js';
import type { PartitionStatus } from './run-partition.entity.js';
import type { Counts, RunStatus } from './run.entity.js';

/** How a run or a partition ended. Only runs can be `partial`, and only partitions can be `ignored`. */
export interface Outcome {
  status: Exclude<RunStatus | PartitionStatus, 'queued' | 'running'>;
  error?: { stage: string; code: string; message: string };
  resumesAt?: Date | null;
}

export interface PageCounts extends Counts {
  bytes: number;
  retries: number;
  /** Bytes of the file read so far, and its size in bytes. */
  progress?: { position: number; size: number };
  /** The partition's cursors: when the run began to read it, and after this page. */
  cursors?: { before: Cursor | null; after: Cursor };
}
