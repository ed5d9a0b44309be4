import { valueAt, withValueAt } from './paths.js';

/** An accepted rename: the field at `path` now arrives at `newPath`. */
export interface Alias {
  readonly path: string;
  readonly newPath: string;
}

export type Aliases = readonly Alias[];

/**
 * The payload under its old names: a value at a new path is read at the old one if that is absent. Pure; the given
 * payload is not modified.
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

/** A file's columns under their old names, which the schema of its lines depends on. */
export function columnsUnder(columns: readonly string[], aliases: Aliases): readonly string[] {
  const old = aliases.flatMap(({ path, newPath }) =>
    columns.includes(newPath) && !columns.includes(path) ? [path] : [],
  );
  return old.length ? [...columns, ...new Set(old)] : columns;
}
