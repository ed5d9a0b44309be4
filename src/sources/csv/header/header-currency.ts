import { currenciesOf, currencyCode, isCurrencyMark } from '../coins/currency.js';
import { currencyInWords } from '../coins/currency-words.js';
import { isKnownCoin } from '../coins/coins.js';

/** Currency information in a header. */
export interface HeaderCurrency {
  /** Null if it is ambiguous (`Price (¥)`), or if amounts are in a subunit (`Price (cents)`). */
  currency: string | null;
  /** The header without the currency. */
  rest: string;
}

const SIGN = /(?:US|CA?|AU?|NZ|HK|S|NT|MX|R)?\$|[€£¥₩₹₿₽₺₴₸₪₫₱₦]/i;
/** `(TL)`, `（円）`, `[US dollars]` */
const IN_PARENTHESES = /[([（]\s*([^()（）[\]]{1,30})\s*[)\]）]/;
/** `Цена, руб.` */
const AFTER_COMMA = /^([^,]+),\s*([^,]{1,30})$/;
/** `Preis in Euro`, `prix en francs suisses` */
const AFTER_PREPOSITION = /^(.+?)[\s_]+(?:in|en|em|w|в|på|i)[\s_]+(\p{L}.{1,30})$/iu;
/** Nouns that may follow a header directly and have no other meaning. */
const NOUN = /^(?:euros?|dollars?|yen|yuan|satoshis?|sats?|cents?|rubles?|рублей|zloty|złoty|بالدولار)$/iu;

/** The currency named by a header, as in `price_eur`, `Price (EUR)`, `EUR price`, `Price €` and `Preis in Euro`. */
export function currencyOfHeader(header: string): HeaderCurrency | undefined {
  const group = IN_PARENTHESES.exec(header);
  const inGroup = group && inParentheses(group[1]!.trim());
  if (inGroup !== undefined && inGroup !== null)
    return { ...inGroup, rest: header.replace(group![0], ' ').trim() };
  const [, title = '', unit = ''] = AFTER_COMMA.exec(header) ?? [];
  const ofUnit = unit ? inParentheses(unit.trim()) : undefined;
  if (ofUnit) return { ...ofUnit, rest: title.trim() };
  const sign = SIGN.exec(header)?.[0];
  if (sign) {
    const rest = header.replace(sign, ' ').replace(/\s(?:in|en|em)[\s()]*$/i, '');
    return { currency: currenciesOf(sign)[0] ?? null, rest };
  }
  return inWords(header);
}

/** What an ambiguous sign in a header may mean, as in `Market Cap (¥)`. */
export function currenciesOfSign(header = ''): readonly (string | null)[] | undefined {
  const meant = currenciesOf(SIGN.exec(header)?.[0] ?? '');
  return meant[0] === null ? meant : undefined;
}

function inParentheses(text: string): Pick<HeaderCurrency, 'currency'> | undefined {
  if (isCurrencyMark(text)) return { currency: currencyCode(text) ?? currenciesOf(text)[0] ?? null };
  const codes = text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word.length > 2 ? currencyCode(word) : undefined));
  if (codes.length === 2 && codes.every((code) => code !== undefined))
    return { currency: isKnownCoin(codes[0]!) ? codes[1]! : null };
  const currency = currencyInWords(text);
  return currency === undefined || (currency && isKnownCoin(currency)) ? undefined : { currency };
}

/** Capital letters also start a new word, as in `priceUsd`. */
const BETWEEN_WORDS = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u;

function inWords(header: string): HeaderCurrency | undefined {
  const words = header.split(BETWEEN_WORDS).filter(Boolean);
  if (words.length < 2) return undefined;
  for (const at of [words.length - 1, 0]) {
    const currency = currencyCode(words[at]!);
    if (currency === undefined) continue;
    const others = words.toSpliced(at, 1);
    // `Price in EUR`, `Prix en EUR`
    if (others.length > 1 && /^(?:in|en|em)$/i.test(others.at(-1)!)) others.pop();
    return { currency, rest: others.join(' ') };
  }
  const [, rest = '', called = ''] = AFTER_PREPOSITION.exec(header) ?? [];
  const named = called && currencyInWords(called);
  if (named !== '' && named !== undefined) return { currency: named, rest };
  const last = words.at(-1)!;
  const noun = NOUN.test(last) ? currencyInWords(last) : undefined;
  return noun === undefined ? undefined : { currency: noun, rest: words.slice(0, -1).join(' ') };
}
