import { hash } from 'node:crypto';
import type { JsonItem } from '../../domain/json-reader.js';
import { duplicatesIn, type JsonDocument } from '../../domain/json.js';

/** A record in a reply, before it is identified. */
interface Entry extends JsonItem {
  readonly key?: string;
}

/** Elements of the list of records, or members of the object of records. A duplicate key makes its record ambiguous. */
export function entriesOf({ items, found }: JsonDocument): readonly Entry[] | undefined {
  if (!found) return items;
  return [...found.members].map(([key, { isRepeated, ...item }]) => ({
    ...item,
    duplicates: isRepeated ? [key, ...item.duplicates] : item.duplicates,
    key,
  }));
}

/** The object that is the only record. */
export function singleEntry({ found }: JsonDocument, value: unknown): Entry[] | undefined {
  return found && [{ value, text: found.text, duplicates: duplicatesIn(found) }];
}

/** Digest of the records only: other parts of the reply, such as its time, may change when the same page is received again. */
export function entriesDigest(entries: readonly Entry[]): string {
  return hash('sha256', entries.map(({ key = '', text }) => `${key} ${text}`).join('\n'), 'base64url').slice(
    0,
    22,
  );
}
