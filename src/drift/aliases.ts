import { valueAt, withValueAt } from './paths.js';

/** An accepted rename: what came at `path` comes at `newPath` now. */
export interface Alias {
  readonly path: string;
  readonly newPath: string;
}

export type Aliases = readonly Alias[];

/**
 * The payload as it would have come under the old names: a value at a new path is read at the old one where the old one
 * is absent. Pure; the payload that was given stays as it came.
 */
export function applyAliases(payload: unknown, aliases: Aliases): unknown {
  let read = payload;
  for (const { path, newPath } of aliases) {
    if (valueAt(read, path) !== undefined) continue;
    const value = valueAt(read, newPath);
    if (value !== undefined) read = withValueAt(read, path, value);
  }
  return read;
}

/** The columns of a file as they would have come under the old names: the schema of its lines depends on them. */
export function columnsUnder(columns: readonly string[], aliases: Aliases): readonly string[] {
  const old = aliases.flatMap(({ path, newPath }) =>
    columns.includes(newPath) && !columns.includes(path) ? [path] : [],
  );
  return old.length ? [...columns, ...new Set(old)] : columns;
}
