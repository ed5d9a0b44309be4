import type { HistorySpan } from '../../domain/history.js';
import type { Source } from '../../domain/source.js';
import type { Run } from '../../runs/run.entity.js';

/** The span that a backfill reads from the upstream's history endpoints; null for all other runs. */
export function historySpan(source: Source, { mode, options, queuedAt }: Run): HistorySpan | null {
  const { since, until, listings = [], fill } = options;
  if (mode !== 'backfill' || !source.backfill || since === undefined) return null;
  return { since, until: until ?? queuedAt.toISOString(), listings, ...(fill && { fill }) };
}
