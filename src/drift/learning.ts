import type { Change } from './change.js';
import { nullsIn, type Schema } from './schema.js';
import { parentCount, type Shape } from './shape.js';

/** Minimum number of a partition's records for concluding that it lacks a field that none of them has. */
const MIN_RECORDS = 20;

/** Paths that all records in some partition lack. */
export function pathsWithout(shapes: readonly { shape: Shape }[], known: Schema | null): Set<string> {
  const paths = new Set(
    [known?.fields ?? {}, ...shapes.map(({ shape }) => shape.fields)].flatMap(Object.keys),
  );
  return new Set(
    [...paths].filter((path) =>
      shapes.some(({ shape }) => !shape.fields[path]?.present && parentCount(shape, path) >= MIN_RECORDS),
    ),
  );
}

/** The observed shape as if the changes had not happened. */
export function withoutChanges(seen: Shape, changes: readonly Change[]): Shape {
  if (!changes.length) return seen;
  const fields = structuredClone(seen.fields);
  for (const { kind, path, newType } of changes) {
    const field = fields[path];
    if (kind === 'field_added') removePaths({ fields }, [path]);
    else if (kind === 'field_gone')
      fields[path] = field ? { ...field, of: field.present } : { present: 0, of: 0, types: {}, values: {} };
    else if (field && kind === 'type_changed') delete field.types[newType!];
    else if (field) {
      const nulls = nullsIn(field);
      Object.assign(field, { present: field.present - nulls, of: field.of - nulls });
      delete field.types.null;
    }
  }
  return { ...seen, fields };
}

/** Learned fields that all records lack. Once forgotten, they count as new when they come back. */
export function absentEverywhere(
  found: readonly Change[],
  seen: Shape,
  excluded: readonly Change[],
): string[] {
  return found.flatMap((change) =>
    change.kind === 'field_gone' && !excluded.includes(change) && !seen.fields[change.path]?.present
      ? [change.path]
      : [],
  );
}

/** Removes the paths, and all paths below them. */
export function removePaths({ fields }: { fields: Record<string, unknown> }, paths: readonly string[]): void {
  for (const path of Object.keys(fields))
    if (paths.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[]`)))
      delete fields[path];
}
