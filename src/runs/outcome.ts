import type { Cursor } from '../domain/source.js';
import type { PartitionStatus } from './run-partition.entity.js';
import type { Counts, RunStatus } from './run.entity.js';

/** How a run or one of its partitions ended: only a run is partial, only a partition is ignored. */
export interface Outcome {
  status: Exclude<RunStatus | PartitionStatus, 'queued' | 'running'>;
  error?: { stage: string; code: string; message: string };
  resumesAt?: Date | null;
}

export interface PageCounts extends Counts {
  bytes: number;
  retries: number;
  /** Bytes of the file read so far. */
  progress?: { position: number; size: number };
  /** Cursor at the start of the read, and now. */
  cursors?: { before: Cursor | null; after: Cursor };
}
