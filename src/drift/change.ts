import type { DriftKind } from '../domain/drift.js';
import type { ValueType } from './value-type.js';

/** A difference between the learned schema and the data. */
export interface Change {
  readonly kind: DriftKind;
  readonly path: string;
  /** For renames: the new path. */
  readonly newPath?: string;
  /** For type changes: the new type. */
  readonly newType?: ValueType;
  /** For renames: how likely it is that the new field is the old one, from 0 to 1. */
  readonly confidence?: number;
  /** Number of affected records. */
  readonly records: number;
  /** Human-readable evidence. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** A key that identifies the change across pages and runs. */
export function changeKey({ kind, path, newPath, newType }: Omit<Change, 'records' | 'evidence'>): string {
  return JSON.stringify([kind, path, newPath ?? '', newType ?? '']);
}
