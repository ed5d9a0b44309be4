import type { Counts, Trigger } from './prunes.repository.js';
import type { PrunePlan } from './prune-step.js';

export interface PruneRequest {
  trigger: Trigger;
  /** The tick of the schedule, if the request comes from it. */
  slot?: Date;
  isDryRun?: boolean;
  signal?: AbortSignal;
  /** Called after each batch. */
  progress?: (table: string, counts: Counts) => void;
}

export interface PruneResult {
  cutoffs: PrunePlan['cutoffs'];
  counts: Counts;
  isStopped: boolean;
}
