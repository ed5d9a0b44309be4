import type { Cursor } from '../domain/source.js';
import type { Counts, RunStatus } from './run.entity.js';

/** How a run, or one partition of it, ended. */
export interface Outcome {
  status: Exclude<RunStatus, 'queued' | 'running'>;
  error?: { stage: string; code: string; message: string };
  resumesAt?: Date | null;
}

export interface PageCounts extends Counts {
  bytes: number;
  retries: number;
  /** How far a file is read, in bytes. */
  progress?: { position: number; size: number };
  /** Where the reading of the partition began, and where it is now. */
  cursors?: { before: Cursor | null; after: Cursor };
}
