/**
 * What the service can hold: every number, text and moment that is stored or asked for is held against these, whatever
 * sent it. Lengths are in UTF-16 units, of which each takes up to three bytes of UTF-8; an entry of a B-tree in PostgreSQL
 * has at most 2,704 bytes. docs/limits.md says where each comes from.
 */
export const LIMITS = {
  /** Digits in front of the point of a decimal, and behind it, once its exponent is applied. */
  decimalDigits: 100,
  /** A symbol, a name, the id of a listing. */
  label: 200,
  /** An id of a record or an article. A longer one is cut and made unique by a hash. */
  id: 500,
  /** A field's own name, as a JSON key or the header of a column. A longer one is cut and made unique by a hash. */
  fieldName: 200,
  /** The path of a field, such as `quotes.USD.price`. What lies deeper is not told apart. */
  fieldPath: 250,
  /** Bytes of a partition's key: the path of a file below CSV_PATH, the URL of a feed. */
  partitionBytes: 900,
  title: 500,
  summary: 2000,
  author: 2000,
  category: 300,
  categories: 500,
  url: 8000,
  chain: 100,
  address: 200,
  rank: 2_147_483_647,
  year: { first: 1, last: 9999 },
} as const;

/** Of what decimals are compared with: it may be beyond them. */
export const DECIMAL_PATTERN = '^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?$';
const DECIMAL = /^[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,4}))?$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Far longer than any decimal with the most digits. */
const MAX_LENGTH = 4 * LIMITS.decimalDigits;

/** Whether the text is a number in plain or scientific notation, however large. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** Whether decimals can be compared with the number: `numeric` holds it. */
export function isComparable(text: string): boolean {
  return text.length <= LIMITS.decimalDigits && DECIMAL.test(text);
}

/**
 * Whether the text is a decimal that every later use of it survives: `numeric`, JSON, exports, and a double where only
 * the size matters. Between 1e-100 and 1e100 the ratio of any two is a double as well.
 */
export function isDecimal(text: string): boolean {
  if (text.length <= LIMITS.decimalDigits && PLAIN.test(text)) return true;
  const match = text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null;
  if (!match) return false;
  const [, whole = '', fraction = match[3] ?? '', , exponent = '0'] = match;
  const [before, behind] = [whole.length + Number(exponent), fraction.length - Number(exponent)];
  const zeros = /^0*/.exec(whole + fraction)![0].length;
  return before - zeros <= LIMITS.decimalDigits && behind <= LIMITS.decimalDigits;
}

/** Whether a decimal is below zero; `-0` is not. */
export function isNegative(decimal: string): boolean {
  return decimal.charCodeAt(0) === 45 && /^-[0.]*[1-9]/.test(decimal);
}

/** A decimal as a double, to be compared by size and never kept: the nearest that is finite, NaN where it is no number. */
export function toDouble(decimal: string): number {
  const number = decimal === '' ? Number.NaN : Number(decimal);
  return Math.min(Math.max(number, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
