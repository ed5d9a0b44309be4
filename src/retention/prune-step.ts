import type { QueryRunner } from 'typeorm';

/** The parameters of a prune: which data it deletes. */
export interface PrunePlan {
  /** The time before which data is deleted, for each retention setting; null to keep everything. */
  cutoffs: Readonly<Record<'raw' | 'quotes' | 'candles' | 'runs', string | null>>;
  /** Whether payloads are deleted even if something refers to them. */
  dropsLineage: boolean;
  /** Whether rows are only counted, not deleted. */
  isDryRun: boolean;
}

export interface Batch {
  dropped: number;
  /** Number of rows that are old enough to delete, but still needed. */
  kept: number;
  /** Position of the next batch; null at the end. */
  next: string | null;
}

/** Prunes one table in batches, oldest rows first. */
export interface PruneStep {
  table: string;
  /** Number of rows to examine per batch, unless that takes too long. */
  rows: number;
  /** Processes the batch of `rows` after `position`, in the runner's transaction. */
  batch(runner: QueryRunner, position: string | null, rows: number): Promise<Batch>;
}

/** Number of rows examined per transaction: large enough to be fast, small enough not to block other transactions. */
export const BATCH_ROWS = 5000;

/** Whether a replay of the source is running, which could conflict with deletions. */
export async function isBeingReplayed(runner: QueryRunner, sourceId: number): Promise<boolean> {
  const running = (await runner.query(
    `select from runs where source_id = $1 and finished_at is null and mode = 'replay'`,
    [sourceId],
  )) as unknown[];
  return running.length > 0;
}
