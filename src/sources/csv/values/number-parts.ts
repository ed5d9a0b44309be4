import { type Affixes, affixesOf } from './affixes.js';
import { withoutInvisible } from '../../../domain/invisible.js';
import { cellText } from './cell-text.js';
import { westernDigits } from './western-digits.js';

const MAX_LENGTH = 200;

/** Cache of parsed affixes: signs and words around numbers repeat within a column. */
const known = new Map<string, Map<string, Affixes | null>>();
const MAX_KNOWN = 1000;
let knownCount = 0;

/** A number as written, in parts. */
interface NumberParts extends Affixes {
  digits: string;
  /** Power of ten of the scale and of scientific notation together. */
  exponent: number;
}

/** Undefined if the text around the digits is more than signs, currencies and a scale. */
export function numberParts(value: string): NumberParts | undefined {
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

const UNUSUAL = /[^ -z|-~€£]/;
/** The number of zeros behind the point, as web pages shorten small prices: `0.0₅123` or `0.0{5}123` for 0.00000123. */
const COUNTED_ZEROS = /(?<=(?<!\d)0[.,])0(?:([₀-₉]{1,2})|\{(\d{1,2})\})(?=\d)/;

/** Removes invisible characters and surrounding blanks, and converts minus signs, digits, counted zeros and full-width characters to ASCII. */
function normalized(value: string): string {
  const text = cellText(value.trim());
  if (!UNUSUAL.test(text)) return text;
  return withoutInvisible(westernDigits(text))
    .replace(COUNTED_ZEROS, (_, small?: string, count = small!.normalize('NFKC')) =>
      '0'.repeat(Number(count)),
    )
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .replace(/[−–—]/g, '-')
    .replace(/[ʼ′´]/g, "'")
    .trim();
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSeparator(character: string | undefined): boolean {
  return character === '.' || character === ',';
}
