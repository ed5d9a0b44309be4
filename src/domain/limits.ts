/**
 * Limits of the service. Every number, text and timestamp that is stored or queried is checked against these limits,
 * wherever it comes from. Lengths are in UTF-16 code units, each of which takes up to three bytes in UTF-8. An entry in a
 * PostgreSQL B-tree has at most 2,704 bytes. docs/limits.md gives the reason for each limit.
 */
export const LIMITS = {
  /** Digits before and after the decimal point, once the exponent is applied. */
  decimalDigits: 100,
  /** Maximum length of a symbol, a name or the id of a listing. */
  label: 200,
  /** Maximum number of letters and digits in a currency. */
  currency: 20,
  /** Maximum length of the id of a record or article. Longer ids are truncated and made unique by a hash. */
  id: 500,
  /** Maximum length of a field's name: a JSON key or column header. Longer names are truncated and made unique by a hash. */
  fieldName: 200,
  /** Maximum length of a field's path, such as `quotes.USD.price`. Fields with longer paths are not distinguished. */
  fieldPath: 250,
  /** Maximum size in bytes of a partition key: a file's path below CSV_PATH, or a feed's URL. */
  partitionBytes: 900,
  title: 500,
  summary: 2000,
  author: 2000,
  category: 300,
  categories: 200,
  url: 8000,
  chain: 100,
  address: 200,
  rank: 2_147_483_647,
  year: { first: 1, last: 9999 },
} as const;

/** Pattern for numbers in query parameters, which may exceed the limits for stored decimals. */
export const DECIMAL_PATTERN = '^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?$';
const DECIMAL = /^[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,4}))?$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Longer than any decimal within the limits. */
const MAX_LENGTH = 4 * LIMITS.decimalDigits;

/** Whether the text is a number in plain or scientific notation, of any size. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** Whether the number fits into PostgreSQL's `numeric`, so that stored decimals can be compared with it. */
export function isComparable(text: string): boolean {
  return text.length <= LIMITS.decimalDigits && DECIMAL.test(text);
}

/**
 * Whether the text is a decimal that can be used everywhere: as `numeric`, in JSON, in exports, and as a double where
 * only the magnitude matters. The ratio of any two decimals between 1e-100 and 1e100 is a double as well.
 */
export function isDecimal(text: string): boolean {
  if (text.length <= LIMITS.decimalDigits && PLAIN.test(text)) return true;
  const match = text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null;
  if (!match) return false;
  const [, whole = '', fraction = match[3] ?? '', , exponent = '0'] = match;
  const [before, after] = [whole.length + Number(exponent), fraction.length - Number(exponent)];
  const zeros = /^0*/.exec(whole + fraction)![0].length;
  return before - zeros <= LIMITS.decimalDigits && after <= LIMITS.decimalDigits;
}

/** Whether a decimal is negative; `-0` is not. */
export function isNegative(decimal: string): boolean {
  return decimal.charCodeAt(0) === 45 && /^-[0.]*[1-9]/.test(decimal);
}

/** The finite double nearest to a decimal, only for comparing magnitudes; NaN if the text is not a number. */
export function toDouble(decimal: string): number {
  const number = decimal === '' ? Number.NaN : Number(decimal);
  return Math.min(Math.max(number, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** Whether PostgreSQL can store the text: no NUL, no unpaired surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

const CURRENCY = new RegExp(`^[A-Z0-9]{1,${LIMITS.currency}}$`);

/** Whether the text can name a currency: an ISO 4217 code or the symbol of a coin, in upper case. */
export function isCurrency(text: string): boolean {
  return CURRENCY.test(text);
}
