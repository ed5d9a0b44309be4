import { currenciesOf, isCurrencyMark } from '../coins/currency.js';
import { isMoney } from '../coins/pair.js';
import { scaleOf } from './scale.js';

/** The text before and after the digits of a number. */
export interface Affixes {
  isNegative: boolean;
  isPercent: boolean;
  /** Power of ten by which the digits are multiplied. */
  power: number;
  /** Whether the scale is a different number in languages with a decimal comma. */
  isEnglish: boolean;
  /** Currency signs and codes. */
  marks: readonly string[];
}

/** Footnote marks after a number. */
const FOOTNOTE = /\s*[*†‡§¶]+$/;

/** Null if there is any other text around the digits. */
export function affixesOf(before: string, after: string): Affixes | null {
  const parentheses = count(before, '(') + count(after, ')');
  if (parentheses && (parentheses !== 2 || !before.includes('('))) return null;
  const behind = after.replace(FOOTNOTE, '').replace(')', '').trim();
  const isTrailing = behind.startsWith('-') || behind.endsWith('-');
  const signs = count(before, '-') + count(before, '+') + (isTrailing ? 1 : 0) + (parentheses ? 1 : 0);
  const percents = count(before, '%') + count(after, '%');
  if (signs > 1 || percents > 1) return null;
  const inFront = wordsOf(before.replace(/[-+(%]/g, ' '));
  const marks = inFront.filter(isCurrencyMark);
  if (marks.length < inFront.length) return null;
  const scales: string[] = [];
  for (const word of wordsOf(behind.replace(/^-|-$/, '').replace('%', ' '))) {
    const [scale, mark] = scaleAndMark(word);
    if (scale) scales.push(scale);
    if (mark) marks.push(mark);
  }
  const scale = scaleOf(scales);
  const isNegative = parentheses > 0 || isTrailing || before.includes('-');
  return scale ? { isNegative, isPercent: percents > 0, ...scale, marks } : null;
}

/** Splits a scale and a currency written as one word: `M€`, `億円`, `MUSD`. */
function scaleAndMark(word: string): [scale: string, mark: string] {
  if (isCurrencyMark(word)) return ['', word];
  for (let end = word.length - 1; end > 0; end--) {
    const [scale, mark] = [word.slice(0, end), word.slice(end)];
    if (!isCurrencyMark(mark) || !scaleOf([scale])) continue;
    // In German accounting `T€` and `TEUR` are thousands of euros; elsewhere trillions.
    if (/^t$/i.test(scale) && !mark.includes('$')) break;
    // `mBTC` is a thousandth of a bitcoin.
    if (scale === 'm' && currenciesOf(mark).some((code) => code !== null && !isMoney(code))) break;
    return [scale, mark];
  }
  return [word, ''];
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
