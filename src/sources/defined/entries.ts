import { hash } from 'node:crypto';
import type { JsonItem } from '../../domain/json-reader.js';
import { isContainer } from '../../domain/json.js';

/** A record in a reply, before it is identified. */
export type Entry = Pick<JsonItem, 'value' | 'duplicates'> & { text: string; key?: string };

/**
 * Entries of a list, or of an object by key.
 * @param duplicates paths of duplicate names in the value: a duplicate key makes its record ambiguous
 */
export function entriesOf(value: unknown, duplicates: readonly string[]): Entry[] | undefined {
  if (!isContainer(value)) return undefined;
  const isMap = !Array.isArray(value);
  return Object.entries(value).map(([key, one]) => ({
    value: one as unknown,
    text: JSON.stringify(one),
    duplicates: [...duplicates.filter((path) => isMap && path === key), ...pathsWithin(duplicates, key)],
    ...(isMap && { key }),
  }));
}

/** The paths that begin with this name, relative to it: `a.b.c` is `b.c` within `a`. */
export function pathsWithin(paths: readonly string[], name: string): string[] {
  return paths.flatMap((path) => (path.startsWith(`${name}.`) ? path.slice(name.length + 1) : []));
}

/** Digest of the records only: other parts of the reply, such as its time, may change when the same page is received again. */
export function entriesDigest(entries: readonly Entry[]): string {
  return hash('sha256', entries.map(({ key = '', text }) => `${key} ${text}`).join('\n'), 'base64url').slice(
    0,
    22,
  );
}
