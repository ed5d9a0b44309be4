import type { SourceKind } from '../domain/source.js';
import type {
  ComparedPartitions,
  ComparedRecords,
  DriftSeen,
  Listed,
  Span,
} from './run-comparison.repository.js';
import type { Run } from './run.entity.js';

export interface Findings {
  kind: SourceKind;
  base: Run;
  other: Run;
  /** Both in the order of time. */
  span: Span;
  records: ComparedRecords;
  partitions: ComparedPartitions;
  drift: Listed<DriftSeen>;
  /** By code. */
  rejections: { code: string; base: number; other: number }[];
}

export interface Vanished extends Listed<string> {
  at_least: number;
}

const FEED = 'A feed drops old articles: that one is gone says nothing.';
const FILES =
  'Lines that stand are not read again: which are gone cannot be told. Files that are gone are among the partitions.';
const CUT_SHORT = 'The later run did not come to its end: what it did not reach looks like what is gone.';

export function durationSeconds({ startedAt, finishedAt }: Run): number | null {
  return startedAt && finishedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000;
}

/**
 * What the earlier run stored something of and nobody since. What came unchanged is not stored again, so of these at
 * least so many are gone as the later run did not count as unchanged.
 */
export function vanished({ kind, span, records }: Findings): Vanished | string {
  if (kind === 'third') return FEED;
  if (kind === 'csv') return FILES;
  if (span.later.status !== 'succeeded') return CUT_SHORT;
  return {
    ...records.notSeenSince,
    at_least: Math.max(0, records.notSeenSince.count - Number(span.later.unchanged)),
  };
}
