import type { ValueType } from './value-type.js';

/** What was seen at one path. Counts are of records, or of the objects that the path is a field of. */
export interface FieldShape {
  /** Had the field, be it with null. */
  present: number;
  /** Could have had it. */
  of: number;
  types: Partial<Record<ValueType, number>>;
  /** How a sample of the values is spread: sizes of numbers, lengths of texts. */
  values: Record<string, number>;
}

/** What records looked like, by path: `quotes.USD.price`, and `tags[].id` for what a list holds. */
export interface Shape {
  records: number;
  fields: Record<string, FieldShape>;
}

/** A record may hold a map with a key of its own for each coin: no more paths than this are told apart. */
export const MAX_FIELDS = 400;
/** Older values make room for newer ones. */
const MAX_VALUES = 4000;

export const emptyShape = (): Shape => ({ records: 0, fields: {} });

/** Both together; neither is changed. */
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

/** A field that did not come, where it could have come. */
export function absentField(shape: Shape, path: string): FieldShape {
  return { present: 0, of: parentCount(shape, path), types: {}, values: {} };
}

/** How many objects could have had a field at the path. */
export function parentCount(shape: Shape, path: string): number {
  const parent = parentOf(path);
  if (parent === null) return shape.records;
  const types = shape.fields[parent]?.types;
  return (path.endsWith('[]') ? types?.array : types?.object) ?? 0;
}

/** The path of what holds the field; null for a field of the record itself. */
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
