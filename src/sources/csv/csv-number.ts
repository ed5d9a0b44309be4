import { type DecimalSeparator, readDigits } from './csv-digits.js';

const EMPTY = new Set(['', '-', '--', '–', '—', 'n/a', 'na', '#n/a', 'null', 'none', 'nan', 'nil']);
const MAX_LENGTH = 200;
const MAX_EXPONENT = 9999;

const CURRENCY = '(?:(?:US|CA|AU)?\\$|€|£|¥|₿|USD[TC]?|EUR|GBP|JPY|CHF|CNY|CAD|AUD)?';
const SUFFIX = '(k|thousand|m|mn|mio|million|b|bn|billion|t|tn|trillion)?';
const DIGITS = "(\\d[\\d.,'’ \\u00a0\\u2009\\u202f]*|[.,]\\d+)";
const NUMBER = new RegExp(
  `^([+-]?)\\s*${CURRENCY}\\s*([+-]?)\\s*${DIGITS}(?:e([+-]?\\d{1,4}))?\\s*${SUFFIX}\\s*(%)?\\s*${CURRENCY}$`,
  'i',
);
const POWERS: Readonly<Record<string, number>> = { t: 12, b: 9, m: 6, k: 3, th: 3 };

/** Whether the value says that there is none: `N/A`, `-`, `null`, blank … */
export function isEmpty(value: string): boolean {
  return value.length === 0 || (value.length < 20 && EMPTY.has(value.trim().toLowerCase()));
}

/**
 * A number as people write it, as an exact decimal in plain notation; null where the value says that there is none,
 * undefined where it is no number or contradicts the decimal separator (see `readDigits` for the rule). It may have more
 * digits than can be kept: `numberFault` says so.
 *
 * Read are signs (also `−`, and parentheses for negative), currency signs and codes, thousands by comma, point, space or
 * apostrophe, scientific notation, the suffixes K, M, B and T, and a percent sign where `percent` allows it.
 */
export function parseNumber(
  value: string,
  decimal: DecimalSeparator,
  percent = false,
): string | null | undefined {
  if (isPlain(value, decimal)) return decimal === '.' ? value : value.replace(',', '.');
  if (isEmpty(value)) return null;
  const parts = split(value);
  if (!parts || (parts.percent && !percent)) return undefined;
  const digits = readDigits(parts.digits);
  if (!digits || (digits.needs && digits.needs !== decimal)) return undefined;
  const number = movePoint(digits.as[decimal], parts.exponent);
  if (number === undefined) return undefined;
  return parts.negative ? `-${number}` : number;
}

/** The decimal separator that the form of the value proves, if any: `1,234.50` and `0.5` do, `1,234` does not. */
export function provenSeparator(value: string): DecimalSeparator | undefined {
  const parts = split(value);
  return parts && readDigits(parts.digits)?.proves;
}

/** A sign and digits with at most one decimal separator between them: nearly all of most files, and cheap to see. */
function isPlain(value: string, decimal: DecimalSeparator): boolean {
  const { length } = value;
  const first = value.charCodeAt(0) === 45 ? 1 : 0;
  if (length <= first || length > 100) return false;
  const separator = decimal.charCodeAt(0);
  let separators = 0;
  for (let index = first; index < length; index++) {
    const code = value.charCodeAt(index);
    if (code >= 48 && code <= 57) continue;
    if (code !== separator || separators++ || index === first || index === length - 1) return false;
  }
  return true;
}

function split(value: string) {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim().replace(/[−–]/, '-');
  const negated = text.startsWith('(') && text.endsWith(')');
  const match = NUMBER.exec(negated ? text.slice(1, -1).trim() : text);
  if (!match) return undefined;
  const sign = match[1]! + match[2]!;
  if (sign.length > 1 || (negated && sign)) return undefined;
  const suffix = match[5]?.toLowerCase() ?? '';
  return {
    negative: negated || sign === '-',
    /** With points, commas, spaces and apostrophes. */
    digits: match[3]!.trim(),
    exponent: Number(match[4] ?? 0) + (POWERS[suffix.slice(0, 2)] ?? POWERS[suffix.slice(0, 1)] ?? 0),
    percent: match[6] !== undefined,
  };
}

/** Multiplies by a power of ten, in text: no digit is lost. */
function movePoint(number: string, exponent: number): string | undefined {
  if (exponent === 0) return number;
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  const at = whole.length + exponent;
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - at), '0');
  const point = Math.max(at, 1);
  const moved = digits.padEnd(point, '0');
  const rest = moved.slice(point);
  return moved.slice(0, point).replace(/^0+(?=\d)/, '') + (rest && `.${rest}`);
}
