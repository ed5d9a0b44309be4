import { isCurrencyMark } from '../coins/currency.js';
import { currencyInWords } from '../coins/currency-words.js';
import { isFactor, powerOf } from '../values/scale-words.js';

/** Ambiguous letters, accepted only in parentheses or next to a currency. */
const LETTERS = new Map([
  ['k', 3],
  ['m', 6],
  ['b', 9],
]);
/** `kUSD`, `MEUR`, `TEUR`; MUSD and TUSD are currencies themselves. */
const GLUED =
  /(?<![\p{L}\d])(?:(k|mn|bn|mm)(USD)|(t|k|m|mn|bn|mm)(EUR|CHF)|(k|m|mn|bn)(GBP|JPY|CAD|AUD|SEK|NOK|DKK))$/iu;
/** `USDm`, `EURbn`; `USDM` is a market of futures. */
const BEHIND = /(?<![\p{L}\d])(USD|EUR|GBP|CHF|JPY|CAD|AUD)(k|m|mn|bn)$/u;
const PREPOSITION = /^(?:in|en|em|w|в|de|of|di|x|unit|units|einheit|单位|單位|単位|단위)$/i;
const SIGN = /^(?:US|CA?|AU?|NZ|HK|S)?\$|^\p{Sc}/u;
const ENDS_IN_CURRENCY = /(?:美元|日元|人民币|元|円|원|ドル|\p{Sc})$/u;

interface Scale {
  power: number;
  /** The currency next to it. */
  mark: string;
}

/** Scales accompanied only by currencies and prepositions, as in `USD mn`, `in Mio. €`, `'000s`, `mil millones` and `$m`. */
export function scaleIn(text: string, allowsLetters: boolean): Scale | undefined {
  const isBehind = BEHIND.test(text);
  const words = (allowsLetters ? text.replace(GLUED, separated) : text)
    .replace(BEHIND, '$2 $1')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll(/[:：,/]/g, ' ')
    .split(/\s+/)
    .filter((word) => word && !PREPOSITION.test(word));
  const marks: string[] = [];
  const scales: string[] = [];
  const others: string[] = [];
  let isBesideSign = false;
  for (const word of words) {
    const sign = SIGN.exec(word)?.[0] ?? '';
    const behind = sign ? '' : (ENDS_IN_CURRENCY.exec(word)?.[0] ?? '');
    const rest = word.slice(sign.length, word.length - behind.length);
    if (sign || behind) marks.push(sign || behind);
    if (!rest) continue;
    if (rest !== word) isBesideSign = true;
    if (powerOf([rest], LETTERS) !== undefined || isFactor(rest)) scales.push(rest);
    else others.push(rest);
  }
  if (!scales.length) return undefined;
  const name = others.join(' ');
  if (name && (isCurrencyMark(name) || currencyInWords(name))) marks.push(name);
  const power = powerOf(scales, allowsLetters || isBesideSign || isBehind ? LETTERS : undefined);
  if (power === undefined || marks.length > 1 || (name && marks.at(-1) !== name)) return undefined;
  // A `bln` is a million million in Polish.
  if (/\bbln\b/i.test(text) && /^(?:zł|PLN)$/i.test(marks[0] ?? '')) return undefined;
  return { power, mark: marks[0] ?? '' };
}

function separated(_text: string, ...groups: readonly unknown[]): string {
  const [letters, currency] = groups.slice(0, 6).filter((group) => typeof group === 'string');
  return `${/^t$/i.test(letters!) ? 'tsd' : letters} ${currency}`;
}

export const GROUP = /\s*[([（]([^()[\]（）]{1,40})[)\]）]\s*/g;

/** The scale in a column header, and the header without it: `Market Cap (USD)` for `Market Cap (USD mn)`. */
export function scaleOfHeader(header: string): { power: number; rest: string } | undefined {
  if (header.length > 100) return undefined;
  for (const { 0: group, 1: text = '', index } of header.matchAll(GROUP)) {
    const scale = scaleIn(text, true);
    if (!scale) continue;
    const mark = scale.mark && ` (${scale.mark}) `;
    const rest = `${header.slice(0, index)}${mark}${header.slice(index + group.length)}`.trim();
    return rest ? { power: scale.power, rest } : undefined;
  }
  const words = header.split(/[\s_]+|(?<=\p{Ll})(?=\p{Lu})/u);
  for (let from = Math.max(1, words.length - 4); from < words.length; from++) {
    const scale = scaleIn(words.slice(from).join(' '), false);
    if (scale) return { power: scale.power, rest: [...words.slice(0, from), scale.mark].join(' ').trim() };
  }
  return undefined;
}
