import type { QueryRunner } from 'typeorm';

/** What is too old, and what is to be done about it. */
export interface Plan {
  /** By setting, the moment before which things are too old; null: they are kept for ever. */
  cutoffs: Readonly<Record<'raw' | 'quotes' | 'runs', string | null>>;
  /** Whether payloads go although something stands on them. */
  dropsLineage: boolean;
  /** Changes nothing, says what would go. */
  isDryRun: boolean;
}

export interface Batch {
  dropped: number;
  /** Too old, and still needed. */
  kept: number;
  /** Where to go on; null at the end. */
  next: string | null;
}

/** One table, from its oldest rows on, a batch at a time. */
export interface Step {
  table: string;
  /** A batch in the runner's transaction, of rows behind the position. */
  batch(runner: QueryRunner, position: string | null): Promise<Batch>;
}

/** Rows that one transaction looks at: enough to be quick, few enough to be in nobody's way. */
export const BATCH_ROWS = 5000;
