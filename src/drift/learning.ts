import type { Change } from './change.js';
import { nullsIn, type Schema } from './schema.js';
import { parentCount, type Shape } from './shape.js';

/** So many records of a partition show that a field is none of its own. */
const MIN_RECORDS = 20;

/** Paths that a whole partition came without. */
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

/** What was seen, as if the changes had not been. */
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

/** Fields that came nowhere any more: once that is learned, they are new when they come again. */
export function goneForGood(found: readonly Change[], seen: Shape, excluded: readonly Change[]): string[] {
  return found.flatMap((change) =>
    change.kind === 'field_gone' && !excluded.includes(change) && !seen.fields[change.path]?.present
      ? [change.path]
      : [],
  );
}

/** Takes the paths out, with all that is inside them. */
export function removePaths({ fields }: { fields: Record<string, unknown> }, paths: readonly string[]): void {
  for (const path of Object.keys(fields))
    if (paths.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[]`)))
      delete fields[path];
}
