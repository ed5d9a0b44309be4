import { GROUP, scaleIn } from './stated-scale.js';

/** Scale words in titles, in many languages. */
const WORDS =
  "thousands?|millions?|billions?|trillions?|crores?|lakhs?|lacs?|tausend(?:e[nr]?)?|tsd|mio|mrd|millionen|milliarden|milliers?|milliards?|millones|milhares|milhões|bilhões|trilhões|migliaia|milioni|miliardi|duizend(?:en)?|miljoen(?:en)?|miljard(?:en)?|tusen|miljoner|miljarder|tys|tysi[ąę]c\\p{L}*|milion\\p{L}*|miliard\\p{L}*|milyon|milyar|тыс\\p{L}*|млн|миллион\\p{L}*|млрд|миллиард\\p{L}*|mn|mln|bn|bln|'?000'?s";
const LONG = `(?:${WORDS})`;
/** In a short title, a scale refers to the amounts, unless a number precedes it: `2 million coins`. */
const ANYWHERE = new RegExp(`(?<![\\p{L}\\d'’])(?<!\\d[\\d.,]*\\s?)${LONG}(?![\\p{L}\\d])`, 'iu');
const MAX_TITLE_WORDS = 12;
const IN = new RegExp(`\\b(?:in|en|em|w|в)\\s+(?:[A-Z]{3,4}\\s+|\\p{Sc}\\s*)?${LONG}(?![\\p{L}\\d])`, 'iu');
const BESIDE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:[A-Z]{3}|US\\$|\\p{Sc})\\s?${LONG}|${LONG}\\.?\\s?(?:of\\s)?(?:[A-Z]{3}|\\p{Sc}))(?![\\p{L}\\d])`,
  'u',
);
const OTHERS: readonly RegExp[] = [
  // `USDm`, `€bn`, `T€`, `TEUR`, `k€`, `Mio€`, `$MM`
  /(?<![\p{L}\d])(?:(?:USD|EUR|GBP|CHF|JPY|\p{Sc})\s?(?:k|m|mm|mn|bn|MM|M|K)|(?:T\s?(?:€|EUR|CHF)|(?:k|K|M|m|Mio|Mrd|Tsd)\.?(?:€|EUR|USD|CHF|GBP|\$|£)))(?![\p{L}\d])/u,
  // `x1000`, `/ 1,000`, `×10^6`, `factor 1000`, `Scale: 1e6`, `Unit: 1,000 USD`, `per 100`
  /(?:[x×*/÷]\s?|\b(?:factor|scale[sd]?|scaling|multipl\p{L}+|divide[sd]?|units?|per|einheit|faktor)\b[^\p{L}\d]{0,3}(?:by|of|is|von)?\s?)(?:10{2,}|1(?:[,.'’ ]0{3})+|1e\d|10\s?\^\s?\d|10[²³⁴⁵⁶⁷⁸⁹])(?!\d)/iu,
  // `bin TL`, `em mil`, `R$ mil`, `en miles`: words with other meanings elsewhere.
  /(?<!\p{L})(?:bin\s(?:TL|TRY|USD|EUR|dolar|avro|₺|\$|€)|em mil|(?:R\$|reais|BRL)\s?mil|en miles)(?!\p{L})/iu,
  /[千万萬億亿]\s?(?:元|円|圆|圓|ドル|美元|人民币|日元|ウォン|달러)|(?:单位|單位|単位|단위)\s*[:：]?\s*(?:千|百?万|百?萬|亿|億|천|백만|억|만)|[천만억조]\s?원/u,
  // An amount in a subunit is not an amount in the currency.
  /(?<!\p{L})(?:in|en|em|w|в)\s+(?:us[\s-])?(?:cents?|centavos?|céntimos?|centimes?|pence|satoshis?|sats|gwei|wei|kuruş|копе\p{L}+|grosz\p{L}*|öre|øre|hundreds)(?!\p{L})/iu,
];
/** A coin, not a scale. */
const ENZYME = 'MLN';
/** Alone on its line. */
const SUBUNIT = /^\W*(?:cents?|pence|satoshis?|sats|gwei|wei)\W*$/i;

/** The scale of all amounts according to a title or note: `in millions`, `(USD mn)`, `'000s`, `x1000`, `prices in cents`. */
export function statedScale(text: string): string | undefined {
  const line = text.slice(0, 1000);
  const isTitle = line.split(/\s+/).length <= MAX_TITLE_WORDS;
  const patterns = [IN, BESIDE, ...OTHERS, ...(isTitle ? [ANYWHERE, SUBUNIT] : [])];
  const inWords = patterns
    .map((pattern) => pattern.exec(line)?.[0].trim())
    .find((found) => found !== undefined && found !== ENZYME);
  if (inWords !== undefined) return inWords;
  return [...line.matchAll(GROUP)].map(([, group = '']) => group).find((group) => scaleIn(group, true));
}

/** The scale of all amounts according to a file name: `prices in millions`. */
export function scaleOfName(words: string): string | undefined {
  return (IN.exec(words) ?? BESIDE.exec(words))?.[0].trim();
}
