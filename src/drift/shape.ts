import type { ValueType } from './value-type.js';

/** What was observed at one path. Counts are numbers of records or, for a nested field, of the objects that may contain it. */
export interface FieldShape {
  /** Number of objects that have the field, even if it is null. */
  present: number;
  /** Number of objects that could have the field. */
  of: number;
  types: Partial<Record<ValueType, number>>;
  /** Histogram of sampled values: magnitudes of numbers, lengths of texts. */
  values: Record<string, number>;
}

/** The observed shape of records, by path: `quotes.USD.price`, or `tags[].id` for list elements. */
export interface Shape {
  records: number;
  fields: Record<string, FieldShape>;
}

/** Maximum number of distinct paths, because records may contain maps with a key for each coin. */
export const MAX_FIELDS = 400;
/** Maximum number of values in a histogram. Beyond it, older values lose weight. */
const MAX_VALUES = 4000;

export const emptyShape = (): Shape => ({ records: 0, fields: {} });

/** The shapes of two sets of records combined; neither is modified. */
export function mergeShapes(one: Shape, other: Shape): Shape {
  const fields: Record<string, FieldShape> = {};
  for (const path of new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])) {
    const a = one.fields[path] ?? absentField(one, path);
    const b = other.fields[path] ?? absentField(other, path);
    if (Object.keys(fields).length >= MAX_FIELDS) break;
    fields[path] = {
      present: a.present + b.present,
      of: a.of + b.of,
      types: add(a.types, b.types),
      values: newest(add(a.values, b.values)),
    };
  }
  return { records: one.records + other.records, fields };
}

/** Counts for a field that is absent from all records in the shape. */
export function absentField(shape: Shape, path: string): FieldShape {
  return { present: 0, of: parentCount(shape, path), types: {}, values: {} };
}

/** Number of objects that could have had a field at the path. */
export function parentCount(shape: Shape, path: string): number {
  const parent = parentOf(path);
  if (parent === null) return shape.records;
  const types = shape.fields[parent]?.types;
  return (path.endsWith('[]') ? types?.array : types?.object) ?? 0;
}

/** Path of the containing object; null for top-level fields. */
export function parentOf(path: string): string | null {
  if (path.endsWith('[]')) return path.slice(0, -2);
  const dot = path.lastIndexOf('.');
  return dot < 0 ? null : path.slice(0, dot);
}

function add<K extends string>(one: Partial<Record<K, number>>, other: Partial<Record<K, number>>) {
  const sum: Record<string, number> = { ...(one as Record<K, number>) };
  for (const [key, count] of Object.entries<number | undefined>(other)) sum[key] = (sum[key] ?? 0) + count!;
  return sum as Record<K, number>;
}

function newest(values: Record<string, number>): Record<string, number> {
  const total = Object.values(values).reduce((sum, count) => sum + count, 0);
  if (total <= MAX_VALUES) return values;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, count]) => (count > 1 ? [[key, Math.floor(count / 2)]] : [])),
  );
}
