import { type Affixes, affixesOf } from './csv-affixes.js';
import { type DecimalSeparator, readDigits } from './csv-digits.js';
import { withoutInvisible } from './csv-invisible.js';
import { spreadsheetText } from './csv-spreadsheet-text.js';
import { westernDigits } from './csv-western-digits.js';

const EMPTY = new Set([
  '',
  '-',
  '--',
  '–',
  '—',
  'n/a',
  'n.a.',
  'na',
  '#n/a',
  'null',
  '\\n',
  'none',
  'nan',
  'nil',
]);
const MAX_LENGTH = 200;
const MAX_EXPONENT = 9999;

/** Cache of parsed affixes: signs and words around numbers repeat within a column. */
const known = new Map<string, Map<string, Affixes | null>>();
const MAX_KNOWN = 1000;
let knownCount = 0;

/** Whether the value stands for no value: `N/A`, `-`, `null`, blank … */
export function isEmpty(value: string): boolean {
  if (value === '') return true;
  if (value.length >= 20 || beginsValue(value.charCodeAt(0))) return false;
  return EMPTY.has(value.trim().toLowerCase());
}

/** A digit, or a letter other than the `n` of `none`. True for nearly all values, and for none of EMPTY. */
function beginsValue(code: number): boolean {
  const letter = code | 32;
  return isDigit(code) || (letter >= 97 && letter <= 122 && letter !== 110);
}

/**
 * Parses a number as people write it into an exact decimal in plain notation. Null if the value stands for no value;
 * undefined if it is not a number or contradicts the decimal separator (see `readDigits`). The result may have more digits
 * than can be stored; see `numberFault`.
 * Accepts signs (also `−`, trailing signs, and parentheses for negative numbers), currency signs and codes, thousands
 * separated by comma, point, space or apostrophe, lakhs and crores, scientific notation, scales such as K, M, Mrd., Cr and
 * 億, `5.–` and `5,-` for no cents, and a percent sign if `percent` is set.
 */
export function parseNumber(
  value: string,
  decimal: DecimalSeparator,
  percent = false,
): string | null | undefined {
  const plain = plainNumber(value, decimal);
  if (plain !== undefined) return plain;
  if (value === '') return null;
  const parts = split(value);
  if (!parts) return isEmpty(value) ? null : undefined;
  if (parts.isPercent && !percent) return undefined;
  const digits = readDigits(parts.digits);
  if (!digits || (digits.needs && digits.needs !== decimal)) return undefined;
  if (parts.isEnglish && decimal === ',') return undefined;
  const number = movePoint(digits.as[decimal], parts.exponent);
  if (number === undefined) return undefined;
  return parts.isNegative ? `-${number}` : number;
}

/** The decimal separator proven by the form of the value, if any: `1,234.50` and `0.5` prove it, `1,234` does not. */
export function provenSeparator(value: string): DecimalSeparator | undefined {
  const parts = split(value);
  return parts && readDigits(parts.digits)?.proves;
}

/** The currency signs and codes next to a number: `€` and `EUR` in `€ 12.50 EUR`. */
export function currencyMarks(value: string): readonly string[] {
  return split(value)?.marks ?? [];
}

/**
 * Fast path for digits with at most one decimal separator inside and an optional minus: nearly all values of most files.
 * Undefined for all others.
 */
export function plainNumber(value: string, decimal: DecimalSeparator): string | undefined {
  if (!isPlain(value, decimal)) return undefined;
  return decimal === '.' ? value : value.replace(',', '.');
}

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
  const text = normalized(value);
  let start = 0;
  while (start < text.length && !isDigit(text.charCodeAt(start))) start++;
  if (start === text.length) return undefined;
  let end = text.length;
  while (!isDigit(text.charCodeAt(end - 1))) end--;
  if (end < text.length && isSeparator(text[end])) end++;
  if (start > 0 && isSeparator(text[start - 1]) && !/\p{L}/u.test(text[start - 2] ?? '')) start--;
  let after = text.slice(end);
  // `5.–` and `5,-` mean no cents.
  if (after.startsWith('-') && isSeparator(text[end - 1])) after = after.replace(/^-{1,2}/, '');
  const affixes = knownAffixes(text.slice(0, start), after);
  if (!affixes) return undefined;
  const digits = text.slice(start, end);
  const exponent = /e([+-]?\d{1,4})$/i.exec(digits);
  return {
    isNegative: affixes.isNegative,
    isPercent: affixes.isPercent,
    isEnglish: affixes.isEnglish,
    marks: affixes.marks,
    power: affixes.power,
    digits: exponent ? digits.slice(0, exponent.index) : digits,
    exponent: exponent ? Number(exponent[1]) + affixes.power : affixes.power,
  };
}

function knownAffixes(before: string, after: string): Affixes | null {
  let ofBefore = known.get(before);
  let affixes = ofBefore?.get(after);
  if (affixes !== undefined) return affixes;
  affixes = affixesOf(before, after);
  if (knownCount++ >= MAX_KNOWN) {
    known.clear();
    ofBefore = undefined;
    knownCount = 1;
  }
  if (!ofBefore) known.set(before, (ofBefore = new Map<string, Affixes | null>()));
  ofBefore.set(after, affixes);
  return affixes;
}

const UNUSUAL = /[^ -~€£]/;

/** Removes invisible characters and surrounding blanks, and converts minus signs, digits and full-width characters to ASCII. */
function normalized(value: string): string {
  const text = spreadsheetText(value.trim());
  if (!UNUSUAL.test(text)) return text;
  return withoutInvisible(westernDigits(text))
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replace(/[−–—]/g, '-')
    .trim();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSeparator(character: string | undefined): boolean {
  return character === '.' || character === ',';
}

/** Whether its decimal separator could be its thousands separator, as in `1,234`. */
export function isAmbiguous(value: string): boolean {
  const [point, comma] = [parseNumber(value, '.'), parseNumber(value, ',')];
  return typeof point === 'string' && typeof comma === 'string' && point !== comma;
}

/** Whether the text around the digits multiplies them, as in `1.85T`. */
export function isScaled(value: string): boolean {
  return (split(value)?.power ?? 0) !== 0;
}

/** Multiplies by a power of ten, as text, so that no digit is lost. */
export function movePoint(number: string, exponent: number): string | undefined {
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
