/** State of a task across all processes. */
export interface TaskState {
  name: string;
  lastSuccess: Date | null;
  lastError: { at: Date; message: string } | null;
  /** Number of failures since the last success. */
  failures: number;
  /** Seconds by which the next success is overdue; 0 while the task is on time. */
  lag: number;
  /** Number of rows waiting for the task, up to MAX_WAITING; null for tasks without a backlog. */
  waiting: number | null;
}

export type Condition = 'ok' | 'failing' | 'late';

/** Waiting rows are counted up to this number: an exact higher count would be expensive and no more useful. */
export const MAX_WAITING = 10_000;
const FAILING_AFTER = 3;
const LATE_SECONDS = 3600;

export function conditionOf({ failures, lag }: Pick<TaskState, 'failures' | 'lag'>): Condition {
  if (failures >= FAILING_AFTER) return 'failing';
  return lag >= LATE_SECONDS ? 'late' : 'ok';
}
