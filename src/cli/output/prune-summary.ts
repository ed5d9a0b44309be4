import type { PruneResult } from '../../retention/prune-request.js';

const AGES = {
  raw: 'RETENTION_RAW',
  quotes: 'RETENTION_QUOTES',
  candles: 'RETENTION_CANDLES',
  runs: 'RETENTION_RUNS',
} as const;

/** Human-readable result of a prune or dry run. */
export function pruneSummary({ cutoffs, counts, isStopped }: PruneResult, isDryRun: boolean): string[] {
  const ages = Object.entries(AGES).map(([key, setting]) => {
    const cutoff = cutoffs[key as keyof typeof AGES];
    return `${setting}: ${cutoff ? `before ${cutoff}` : 'forever'}`;
  });
  const tables = Object.entries(counts).map(([table, { dropped, kept }]) =>
    [
      `${table}: ${dropped} ${isDryRun ? 'would be dropped' : 'dropped'}`,
      ...(kept
        ? [`${kept} ${table.startsWith('raw_') ? 'kept for lineage' : 'kept because they are still needed'}`]
        : []),
    ].join(', '),
  );
  return [...ages, ...tables, ...(isStopped ? ['Stopped; the next prune continues.'] : [])];
}
