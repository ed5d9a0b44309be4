import type { SourceKind } from '../domain/source.js';

/**
 * The key of a schema: the partition, or for files the name without its digits, so that `prices-2026-01-31.csv` and
 * `prices-2026-02-01.csv` share one. Files with different columns do not affect each other.
 */
export function groupOf(kind: SourceKind, partition: string): string {
  return kind === 'csv' ? partition.replaceAll(/\d+/g, '#') : partition;
}
