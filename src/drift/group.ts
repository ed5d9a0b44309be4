import type { SourceKind } from '../domain/source.js';

/**
 * What shares a schema: a partition, or of files those whose names differ in digits only, as `prices-2026-01-31.csv` and
 * `prices-2026-02-01.csv` do. Two files with columns of their own do not alarm each other.
 */
export function groupOf(kind: SourceKind, partition: string): string {
  return kind === 'csv' ? partition.replaceAll(/\d+/g, '#') : partition;
}
