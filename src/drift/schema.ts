import { type FieldShape, MAX_FIELDS, parentCount, type Shape } from './shape.js';
import type { ValueType } from './value-type.js';

/** What was learned of a field. Counts are averages over runs, so that they are of one run and follow it slowly. */
export interface FieldSchema extends FieldShape {
  /** Never above zero again once it was: whether a whole partition came without the field. */
  partitionsWithout: number;
}

/** What was learned of a group of partitions. */
export interface Schema {
  records: number;
  runs: number;
  settled: boolean;
  fields: Record<string, FieldSchema>;
}

/** How much of what was known stays when a run of about the same size is learned. */
const RETAINED_WEIGHT = 0.7;
/** Lines of files add up to so many: then the older ones begin to weigh less. */
const MAX_LINE_WEIGHT = 1_000_000;

export const absentIn = ({ present, of }: FieldShape): number => of - present;
export const nullsIn = ({ types }: FieldShape): number => types.null ?? 0;
export const typesOf = ({ types }: FieldShape): ValueType[] =>
  (Object.keys(types) as ValueType[]).filter((type) => type !== 'null');

/**
 * The schema once a run is learned.
 * @param without paths that a whole partition of the run came without
 * @param adds whether the records of a run are others than those before, as the lines of files are: then counts add up.
 */
export function learn(
  known: Schema | null,
  seen: Shape,
  without: ReadonlySet<string>,
  { settled, adds }: { settled: boolean; adds: boolean },
): Schema {
  // A run that was cut short says little of shares: it weighs by its size.
  const before = known?.records ?? 0;
  const size = Math.min(1, seen.records / Math.max(before, 1));
  const [keep, take] = !known
    ? [0, 1]
    : adds
      ? [Math.min(1, MAX_LINE_WEIGHT / Math.max(before, 1)), 1]
      : [1 - (1 - RETAINED_WEIGHT) * size, 1 - RETAINED_WEIGHT];
  const fields: Record<string, FieldSchema> = {};
  for (const path of new Set([...Object.keys(known?.fields ?? {}), ...Object.keys(seen.fields)])) {
    if (Object.keys(fields).length >= MAX_FIELDS) break;
    const old = known?.fields[path];
    const now = seen.fields[path];
    // A field that came later was not absent before: there was none.
    const weight = old ? take : 1;
    fields[path] = {
      present: (old?.present ?? 0) * keep + (now?.present ?? 0) * weight,
      of: (old?.of ?? 0) * keep + (now?.of ?? parentCount(seen, path)) * weight,
      types: mix(old?.types ?? {}, keep, now?.types ?? {}, weight),
      values: mix(old?.values ?? {}, keep, now?.values ?? {}, weight),
      partitionsWithout: (old?.partitionsWithout ?? 0) + (without.has(path) ? 1 : 0),
    };
  }
  return {
    records: before * keep + seen.records * take,
    runs: (known?.runs ?? 0) + 1,
    settled: (known?.settled ?? false) || settled,
    fields,
  };
}

/** What makes a version: paths, their types, and whether each may be null or absent. */
export function structureOf({ fields }: Schema): string {
  return JSON.stringify(
    Object.entries(fields)
      .map(([path, field]) => [path, typesOf(field).sort(), nullsIn(field) > 0, absentIn(field) > 0])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  );
}

function mix<K extends string>(
  one: Partial<Record<K, number>>,
  keep: number,
  other: Partial<Record<K, number>>,
  take: number,
): Record<K, number> {
  const sum: Record<string, number> = {};
  for (const [key, count] of Object.entries<number | undefined>(one)) sum[key] = round(count! * keep);
  for (const [key, count] of Object.entries<number | undefined>(other))
    sum[key] = round((sum[key] ?? 0) + count! * take);
  return sum;
}

/** A count that was once above zero stays so: `may be null` is not forgotten. */
function round(count: number): number {
  return Math.max(Number(count.toPrecision(4)), 1e-6);
}
