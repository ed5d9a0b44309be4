import type { SourceKind, SourceRecord } from '../domain/source.js';
import { approximateNumber, bucketOf, distributionOverlap } from './bucket.js';
import { valueAt } from './paths.js';
import type { Schema } from './schema.js';
import type { Shape } from './shape.js';
import { cellType, jsonType, VALUE_TYPES } from './value-type.js';

/**
 * Two numbers count as equal if they differ by a smaller share than this, because prices move between runs.
 */
const MAX_DEVIATION = 0.2;

/** Minimum number of values for comparing histograms, and the number after which no more are counted. */
const [FEW_VALUES, ENOUGH_VALUES] = [30, 1000];

/** The data from which the confidence of a rename is computed. */
export interface RenameContext {
  kind: SourceKind;
  schema: Schema;
  seen: Shape;
  records: readonly SourceRecord[];
  /** Confidences of renames that were reported earlier, which remain unchanged. */
  reported: ReadonlyMap<string, number>;
  /** Previous payloads by external id. */
  before: ReadonlyMap<string, unknown>;
}

/** Similarity of the distributions of values. With few values, only whether there are any can be compared. */
export function spreadSimilarity(
  was: Readonly<Record<string, number>>,
  newPath: string,
  { kind, records }: RenameContext,
): number {
  const now: Record<string, number> = {};
  let count = 0;
  for (const { payload } of records) {
    const value = valueAt(payload, newPath);
    const bucket = bucketOf(value, kind === 'csv' ? cellType(value) : jsonType(value));
    if (bucket === null) continue;
    now[bucket] = (now[bucket] ?? 0) + 1;
    if (++count === ENOUGH_VALUES) break;
  }
  if (count >= FEW_VALUES) return distributionOverlap(was, now);
  return (
    0.7 *
    distributionOverlap(now, Object.fromEntries(Object.keys(was).map((bucket) => [bucket, now[bucket] ?? 0])))
  );
}

/** Among the records that have the new field or lack the old one, the share for which both are true. */
export function swappedShare(path: string, newPath: string, records: readonly SourceRecord[]): number {
  let [either, both] = [0, 0];
  for (const { payload } of records) {
    const lacks = valueAt(payload, path) === undefined;
    const has = valueAt(payload, newPath) !== undefined;
    if (lacks || has) either++;
    if (lacks && has) both++;
  }
  return either ? both / either : 0;
}

/** For objects: the share of fields with the same names. */
export function fieldOverlap(path: string, newPath: string, { schema, seen }: RenameContext): number {
  const inside = (fields: object, parent: string) =>
    new Set(
      Object.keys(fields).flatMap((one) => (one.startsWith(`${parent}.`) ? [one.slice(parent.length)] : [])),
    );
  const [was, is] = [inside(schema.fields, path), inside(seen.fields, newPath)];
  const shared = [...was].filter((one) => is.has(one)).length;
  return shared / Math.max(was.size + is.size - shared, 1);
}

/**
 * How well the new field matches the old field of the same record, beyond matching other records' values: a field that
 * is always 0 proves nothing. Null if there is nothing to compare.
 */
export function valueAgreement(
  path: string,
  newPath: string,
  records: readonly SourceRecord[],
  before: ReadonlyMap<string, unknown>,
): { share: number; compared: number } | null {
  const pairs = records.flatMap(({ externalId, payload }) => {
    const [was, is] = [valueAt(before.get(externalId), path), valueAt(payload, newPath)];
    return was === undefined || was === null || is === undefined || is === null ? [] : [[was, is] as const];
  });
  if (!pairs.length) return null;
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const alike = mean(pairs.map(([was, is]) => similarity(was, is)));
  const shift = Math.ceil(pairs.length / 2);
  const chance =
    pairs.length < 2
      ? 0
      : mean(pairs.map(([was], index) => similarity(was, pairs[(index + shift) % pairs.length]![1])));
  if (chance > 0.9) return null;
  const share = Math.max(0, (alike - chance) / (1 - chance)) * (pairs.length / (pairs.length + 0.5));
  return { share, compared: pairs.length };
}

function similarity(was: unknown, is: unknown): number {
  const [a, b] = [VALUE_TYPES[jsonType(was)], VALUE_TYPES[jsonType(is)]];
  if (a === 'object' || a === 'array') return JSON.stringify(was) === JSON.stringify(is) ? 1 : 0;
  const [x, y] =
    a === 'number' || b === 'number'
      ? [approximateNumber(was), approximateNumber(is)]
      : [Number.NaN, Number.NaN];
  if (Number.isNaN(x) || Number.isNaN(y)) return was === is ? 1 : 0;
  if (x === y) return 1;
  const moved = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y)) / MAX_DEVIATION;
  return Math.max(0, 1 - moved ** 2);
}
