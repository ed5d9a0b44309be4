import type { DriftKind } from '../domain/drift.js';
import type { ValueType } from './value-type.js';

/** One difference between what was learned and what came. */
export interface Change {
  readonly kind: DriftKind;
  readonly path: string;
  /** Of a rename: where the values come now. */
  readonly newPath?: string;
  /** Of a changed type: what came. */
  readonly newType?: ValueType;
  /** Of a rename, between 0 and 1. */
  readonly confidence?: number;
  /** Records that it concerns. */
  readonly records: number;
  /** What speaks for it, for people. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** What makes two changes one and the same. */
export function changeKey({ kind, path, newPath, newType }: Omit<Change, 'records' | 'evidence'>): string {
  return JSON.stringify([kind, path, newPath ?? '', newType ?? '']);
}
