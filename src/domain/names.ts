import { createHash } from 'node:crypto';
import { isStorable, LIMITS } from './limits.js';

const HASH_DIGITS = 32;
const CUT = /…[0-9a-f]{32}$/;

/** An id as a text column and its index can hold it: escaped where it must be, cut and made unique where it is long. */
export function storableId(id: string): string {
  return storable(id, LIMITS.id);
}

/** The name of a field, likewise. */
export function fieldName(name: string): string {
  return storable(name, LIMITS.fieldName);
}

/** The key of an object that is known by this field name; undefined where it has none. */
export function findKey(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  // Only a name with one of these marks stands for another.
  return name.includes('\\') || CUT.test(name)
    ? Object.keys(object).find((key) => fieldName(key) === name)
    : undefined;
}

/** Text that says what was found, such as an error: escaped where the database could not hold it. */
export function storableText(text: string): string {
  return isStorable(text) ? text : JSON.stringify(text).slice(1, -1);
}

/** The path of a file as the key of its partition. One that is cut names no file any more, and says so. */
export function partitionKey(path: string): string {
  const isShort = Buffer.byteLength(path) <= LIMITS.partitionBytes;
  return isShort ? storableText(path) : truncateUniquely(storableText(path), LIMITS.fieldName);
}

export function isTruncatedPartition(key: string): boolean {
  return CUT.test(key);
}

function storable(text: string, length: number): string {
  const escaped = storableText(text);
  return escaped.length <= length ? escaped : truncateUniquely(escaped, length);
}

function truncateUniquely(text: string, length: number): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
  return `${text.slice(0, length - HASH_DIGITS - 1).toWellFormed()}…${hash}`;
}
