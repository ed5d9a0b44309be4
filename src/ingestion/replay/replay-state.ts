/**
 * `scan` reads stored payloads and stages the result, `sweep` finds data they no longer produce, `apply` makes the
 * result visible.
 */
type ReplayPhase = 'scan' | 'sweep' | 'apply' | 'done';

/** A position within a phase: JSON that only the phase understands. */
type ReplayPosition = Readonly<Record<string, unknown>>;

interface ReplayCounts {
  /** Number of stored records that have been read. */
  read: number;
  /** Number of records read that are no longer valid. */
  rejected: number;
  /** Number of records read whose data is outside the span. */
  outside: number;
  inserted: number;
  updated: number;
  deleted: number;
  /** Number of quotes, candles and articles in the span that the records produced. */
  produced: number;
}

export interface ReplayState {
  runId: string;
  epoch: number;
  phase: ReplayPhase;
  position: ReplayPosition;
  counts: ReplayCounts;
}

export const NO_COUNTS: ReplayCounts = {
  read: 0,
  rejected: 0,
  outside: 0,
  inserted: 0,
  updated: 0,
  deleted: 0,
  produced: 0,
};
