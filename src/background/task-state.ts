/** How a task goes, in all processes together. */
export interface TaskState {
  name: string;
  lastSuccess: Date | null;
  lastError: { at: Date; message: string } | null;
  /** Since the last success. */
  failures: number;
  /** Seconds since it should have succeeded; 0 while it is in time. */
  lag: number;
  /** Rows that wait for it, counted up to MAX_WAITING; null for a task that rows do not wait for. */
  waiting: number | null;
}

export type Condition = 'ok' | 'failing' | 'late';

/** Counting more would cost more than it tells. */
export const MAX_WAITING = 10_000;
const FAILING_AFTER = 3;
const LATE_SECONDS = 3600;

export function conditionOf({ failures, lag }: Pick<TaskState, 'failures' | 'lag'>): Condition {
  if (failures >= FAILING_AFTER) return 'failing';
  return lag >= LATE_SECONDS ? 'late' : 'ok';
}
