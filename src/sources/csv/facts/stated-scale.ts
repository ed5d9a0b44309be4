import { isCurrencyMark } from '../coins/currency.js';

/** Words in headers and titles that multiply amounts, by power of ten. */
const POWERS = new Map(
  Object.entries({
    3: "000 '000 000s '000s 000's thousand thousands tsd tausend milliers migliaia miles milhares tys тыс 千",
    4: '万 萬 만',
    5: 'lakh lakhs lac lacs',
    6: 'mn mln mio million millions millionen millones milhoes milioni milionow miljoen miljoner milyon juta trieu εκατ млн 百万 百萬 백만',
    7: 'cr crore crores 千万',
    8: '亿 億 억',
    9: 'bn bln billion billions mrd mld mia milliard milliards milliarde milliarden miliardi miliardow miljard miljarder bilhoes milyar mlr miliar ty δισ млрд 十億 十亿',
    12: 'tn trn trillion trillions triliun billionen billones trilhoes трлн 兆 조',
  }).flatMap(([power, words]) => words.split(' ').map((word) => [word, Number(power)] as const)),
);
/** Ambiguous letters, accepted only in parentheses or next to a currency. */
const LETTERS = new Map([
  ['k', 3],
  ['m', 6],
  ['mm', 6],
  ['b', 9],
]);
/** `kUSD`, `MEUR`, `TEUR`; MUSD and TUSD are currencies themselves. */
const GLUED =
  /(?<![\p{L}\d])(?:(k|mn|bn|mm)(USD)|(t|k|m|mn|bn|mm)(EUR|CHF)|(k|m|mn|bn)(GBP|JPY|CAD|AUD|SEK|NOK|DKK))$/iu;
const PREPOSITION = /^(?:in|en|em|w|в|de|of|di|x|unit|units|einheit|单位|單位|単位|단위)$/i;
const SIGN = /^(?:US|CA?|AU?|NZ|HK|S)?\$|^\p{Sc}/u;
const ENDS_IN_CURRENCY = /(?:美元|日元|人民币|元|円|원|ドル|\p{Sc})$/u;

interface Scale {
  power: number;
  /** The currency next to it. */
  mark: string;
}

/** A scale accompanied only by currencies and prepositions, as in `USD mn`, `in Mio. €`, `'000s` and `$m`. */
export function scaleIn(text: string, allowsLetters: boolean): Scale | undefined {
  const words = (allowsLetters ? text.replace(GLUED, separated) : text)
    .replaceAll(/[:：,/]/g, ' ')
    .split(/\s+/)
    .filter((word) => word && !PREPOSITION.test(word));
  const marks: string[] = [];
  let power: number | undefined;
  for (const word of words) {
    const sign = SIGN.exec(word)?.[0] ?? '';
    const behind = sign ? '' : (ENDS_IN_CURRENCY.exec(word)?.[0] ?? '');
    const rest = word.slice(sign.length, word.length - behind.length);
    if (sign || behind) marks.push(sign || behind);
    if (!rest) continue;
    const found = powerOf(rest, allowsLetters || sign !== '' || behind !== '');
    if (found === undefined && isCurrencyMark(rest)) marks.push(rest);
    else if (found === undefined || power !== undefined) return undefined;
    else power = found;
  }
  if (power === undefined || marks.length > 1) return undefined;
  // A `bln` is a million million in Polish.
  if (/\bbln\b/i.test(text) && /^(?:zł|PLN)$/i.test(marks[0] ?? '')) return undefined;
  return { power, mark: marks[0] ?? '' };
}

function separated(_text: string, ...groups: readonly unknown[]): string {
  const [letters, currency] = groups.slice(0, 6).filter((group) => typeof group === 'string');
  return `${/^t$/i.test(letters!) ? 'tsd' : letters} ${currency}`;
}

function powerOf(word: string, allowsLetters: boolean): number | undefined {
  const plain = word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\.$/, '');
  return POWERS.get(plain) ?? (allowsLetters ? LETTERS.get(plain) : undefined);
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
  const words = header.split(/[\s_]+/);
  for (let from = Math.max(1, words.length - 4); from < words.length; from++) {
    const scale = scaleIn(words.slice(from).join(' '), false);
    if (scale) return { power: scale.power, rest: [...words.slice(0, from), scale.mark].join(' ').trim() };
  }
  return undefined;
}
