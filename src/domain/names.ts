import { createHash } from 'node:crypto';
import { INVISIBLE } from './invisible.js';
import { isStorable, LIMITS } from './limits.js';

const HASH_DIGITS = 32;
const CUT = /…[0-9a-f]{32}$/;

/** An id that fits into a text column and its index: escaped if necessary. Long ids are truncated and end in a hash. */
export function storableId(id: string): string {
  return storable(id, LIMITS.id);
}

/** A field name that fits into a text column and its index: escaped, truncated and hashed like an id. */
export function fieldName(name: string): string {
  return storable(name, LIMITS.fieldName);
}

/** The object's key whose stored field name is `name`; undefined if there is none. */
export function findKey(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  // Only names that are escaped or truncated can differ from the key.
  return name.includes('\\') || CUT.test(name)
    ? Object.keys(object).find((key) => fieldName(key) === name)
    : undefined;
}

/** A text such as an error message, escaped where the database could not store it. */
export function storableText(text: string): string {
  return isStorable(text) ? text : JSON.stringify(text).slice(1, -1);
}

/** The partition key for a file's path. A truncated key no longer names a file, and is marked as truncated. */
export function partitionKey(path: string): string {
  const isShort = Buffer.byteLength(path) <= LIMITS.partitionBytes;
  return isShort ? storableText(path) : truncateUniquely(storableText(path), LIMITS.fieldName);
}

export function isTruncatedPartition(key: string): boolean {
  return CUT.test(key);
}

const UNSEEN = `[\\s${INVISIBLE}]`;
// Without the lookbehind, each character of a run would be tried as its start, in quadratic time.
const EDGES = new RegExp(`^${UNSEEN}+|(?<!${UNSEEN})${UNSEEN}+$`, 'gu');

/** A symbol or a name without white space and invisible characters around it. */
export function trimmed(text: string): string {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(EDGES, '');
}

function isPlain(code: number): boolean {
  return code > 32 && code < 127;
}

function storable(text: string, length: number): string {
  const escaped = storableText(text);
  return escaped.length <= length ? escaped : truncateUniquely(escaped, length);
}

function truncateUniquely(text: string, length: number): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
  return `${text.slice(0, length - HASH_DIGITS - 1).toWellFormed()}…${hash}`;
}

/** Converts `marketCap` to its name in the API, `market_cap`, and `volume24h` to `volume_24h`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]|(?<=[a-z])\d+/g, (part) => `_${part.toLowerCase()}`);
}
