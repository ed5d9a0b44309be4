import type { Counts } from '../../runs/run.entity.js';
import type { ReplayState } from './replay-state.js';

/** Dates mean midnight in UTC; PostgreSQL would use its own time zone. */
export function momentOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
}

/** Counts for the run. Until the replay is applied, all valid records count as unchanged. */
export function countsOf({
  phase,
  counts: { read, rejected, outside, produced, inserted, updated },
}: ReplayState): Counts {
  const readable = read - rejected;
  const stored = Math.min(inserted, readable);
  const changed = Math.min(updated, readable - stored);
  const duplicate =
    phase === 'done' ? Math.max(0, readable - Math.max(produced + outside, stored + changed)) : 0;
  const unchanged = readable - stored - changed - duplicate;
  return { fetched: read, stored, updated: changed, unchanged, duplicate, rejected };
}
