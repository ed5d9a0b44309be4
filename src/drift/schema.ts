import { type FieldShape, MAX_FIELDS, parentCount, type Shape } from './shape.js';
import type { ValueType } from './value-type.js';

/** What is known about a field. Counts are moving averages over runs, on the scale of one run. */
export interface FieldSchema extends FieldShape {
  /** Above zero if a whole partition ever lacked the field; it never returns to zero. */
  partitionsWithout: number;
}

/** The schema learned from a group of partitions. */
export interface Schema {
  records: number;
  runs: number;
  settled: boolean;
  fields: Record<string, FieldSchema>;
}

/** Weight of the previous schema when a run of about the same size is learned. */
const RETAINED_WEIGHT = 0.7;
/** Lines of files accumulate up to this number. Beyond it, older lines lose weight. */
const MAX_LINE_WEIGHT = 1_000_000;

export const absentIn = ({ present, of }: FieldShape): number => of - present;
export const nullsIn = ({ types }: FieldShape): number => types.null ?? 0;
export const typesOf = ({ types }: FieldShape): ValueType[] =>
  (Object.keys(types) as ValueType[]).filter((type) => type !== 'null');

/**
 * The schema after learning a run.
 * @param without paths that all records in some partition of the run lack
 * @param adds whether the run's records are all new, like file lines: counts then add up
 */
export function learnSchema(
  known: Schema | null,
  seen: Shape,
  without: ReadonlySet<string>,
  { settled, adds }: { settled: boolean; adds: boolean },
): Schema {
  // An incomplete run says little about shares, so it is weighted by its size.
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
    // A field added later was not absent before: it did not exist.
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

/** The structure that distinguishes schema versions: paths, types, and whether each field may be null or absent. */
export function structureKey({ fields }: Schema): string {
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

/** A count above zero never returns to zero, so that `may be null` is not forgotten. */
function round(count: number): number {
  return Math.max(Number(count.toPrecision(4)), 1e-6);
}
