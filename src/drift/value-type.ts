import { isEmpty } from '../sources/csv/values/empty.js';

/** Types of values. Integers, decimals, and numbers that are kept as source text are all of type `number`. */
export const VALUE_TYPES = ['null', 'boolean', 'number', 'text', 'timestamp', 'object', 'array'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

const [NULL, BOOLEAN, NUMBER, TEXT, TIMESTAMP, OBJECT, ARRAY] = [0, 1, 2, 3, 4, 5, 6] as const;

/** Index in VALUE_TYPES of a JSON value's type. Text that begins like an ISO 8601 date is a timestamp. */
export function jsonType(value: unknown): number {
  if (typeof value === 'string') return isIsoLike(value) ? TIMESTAMP : TEXT;
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value !== 'object' || value === null) return NULL;
  if (Array.isArray(value)) return ARRAY;
  return JSON.isRawJSON(value) ? NUMBER : OBJECT;
}

function isIsoLike(value: string): boolean {
  if (value.length < 10 || value.length > 40 || value.charCodeAt(4) !== 45 || value.charCodeAt(7) !== 45)
    return false;
  return isDigit(value.charCodeAt(0)) && isDigit(value.charCodeAt(3)) && isDigit(value.charCodeAt(9));
}

/** Index in VALUE_TYPES of the type that a CSV field looks like: all fields are text. */
export function cellType(value: unknown): number {
  if (typeof value !== 'string') return jsonType(value);
  let digits = 0;
  let letters = 0;
  let breaks = 0;
  const { length } = value;
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 58) breaks += 2;
    else if ((code === 45 || code === 47) && digits) breaks++;
    else if ((code | 32) >= 97 && (code | 32) <= 122) {
      // A word that does not begin with a digit is neither a number nor a date.
      if (++letters > 2 && !digits) return isEmpty(value) ? NULL : TEXT;
    }
  }
  if (!digits) return isEmpty(value) ? NULL : TEXT;
  if (!letters) return breaks > 1 ? TIMESTAMP : NUMBER;
  return isText(value, breaks);
}

/** Each part begins with a character that the previous part cannot match, which rules out backtracking. */
const NUMBER_WITH_UNITS =
  /^(?:[^a-z]*(?:USD[TC]?|EUR|GBP))?[^a-z\d]*\d[^a-z]*(?:e[+-]?\d[^a-z]*)?(?:(?:[kmbt]|mn|bn|USD[TC]?|EUR|GBP)[^a-z]*)?$/i;

/** `2026-01-31T00:00:00Z`, `1.5e-7`, `12.5 B` and `USD 5` are not words. */
function isText(value: string, breaks: number): number {
  if (breaks > 1 && /^\d[\d\-/:.+ ]*(T\d[\d\-:.+ ]*)?(Z|UTC)?$/i.test(value)) return TIMESTAMP;
  return NUMBER_WITH_UNITS.test(value) ? NUMBER : TEXT;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
