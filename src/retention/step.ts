import type { QueryRunner } from 'typeorm';

/** What to delete. */
export interface Plan {
  /** Cutoff time by setting; null to keep everything. */
  cutoffs: Readonly<Record<'raw' | 'quotes' | 'candles' | 'runs', string | null>>;
  /** Whether payloads are deleted even if something refers to them. */
  dropsLineage: boolean;
  /** Dry run: only counts. */
  isDryRun: boolean;
}

export interface Batch {
  dropped: number;
  /** Old enough to delete, but still needed. */
  kept: number;
  /** Next position; null at the end. */
  next: string | null;
}

/** Prunes one table in batches, oldest rows first. */
export interface Step {
  table: string;
  /** Processes a batch after the position, in the runner's transaction. */
  batch(runner: QueryRunner, position: string | null): Promise<Batch>;
}

/** Rows examined per transaction: large enough to be fast, small enough not to block anyone. */
export const BATCH_ROWS = 5000;

/** A running replay of the source could conflict with deletions. */
export async function isReplayed(runner: QueryRunner, sourceId: number): Promise<boolean> {
  const running = (await runner.query(
    `select from runs where source_id = $1 and finished_at is null and mode = 'replay'`,
    [sourceId],
  )) as unknown[];
  return running.length > 0;
}
