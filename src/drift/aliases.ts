import { valueAt, withValueAt } from './paths.js';

/** An accepted rename: the field at `path` now arrives at `newPath`. */
export interface Alias {
  readonly path: string;
  readonly newPath: string;
}

export type Aliases = readonly Alias[];

/**
 * Moves values of renamed fields back to their old paths, unless the payload still has a value there. Pure: the payload
 * itself is not modified.
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

/** A file's columns under their old names, which the schema for its lines expects. */
export function columnsWithAliases(columns: readonly string[], aliases: Aliases): readonly string[] {
  const old = aliases.flatMap(({ path, newPath }) =>
    columns.includes(newPath) && !columns.includes(path) ? [path] : [],
  );
  return old.length ? [...columns, ...new Set(old)] : columns;
}
