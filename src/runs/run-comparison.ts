import type { SourceKind } from '../domain/source.js';
import type {
  ComparedPartitions,
  ComparedRecords,
  DriftSeen,
  CountedList,
  Span,
} from './run-comparison.repository.js';
import type { Run } from './run.entity.js';

export interface Findings {
  kind: SourceKind;
  base: Run;
  other: Run;
  /** The same two runs in chronological order. */
  span: Span;
  records: ComparedRecords;
  partitions: ComparedPartitions;
  drift: CountedList<DriftSeen>;
  /** Number of rejections in each run, by code. */
  rejections: { code: string; base: number; other: number }[];
}

export interface VanishedItems extends CountedList<string> {
  at_least: number;
}

const FEED = 'Feeds drop old articles, so missing ones mean nothing.';
const FILES =
  'Unchanged lines are not read again, so missing ones cannot be determined. Missing files are listed among the partitions.';
const CUT_SHORT = 'The later run did not finish: records it did not reach would look missing.';

export function durationSeconds({ startedAt, finishedAt }: Run): number | null {
  return startedAt && finishedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000;
}

/**
 * Records stored by the earlier run and not stored again since. Unchanged records are not stored again either, so the
 * minimum number of missing records is this count minus the records that the later run counted as unchanged.
 */
export function missingRecords({ kind, span, records }: Findings): VanishedItems | string {
  if (kind === 'third') return FEED;
  if (kind === 'csv') return FILES;
  if (span.later.status !== 'succeeded') return CUT_SHORT;
  return {
    ...records.notSeenSince,
    at_least: Math.max(0, records.notSeenSince.count - Number(span.later.unchanged)),
  };
}
