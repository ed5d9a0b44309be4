import { currencyInWords } from '../coins/currency-words.js';
import { withoutInvisible } from '../../../domain/invisible.js';
import { cellText } from '../values/cell-text.js';
import { coinSpelledOut } from '../coins/coin-spelled-out.js';
import { isKnownCoin, usualSymbol } from '../coins/coins.js';
import { derivativeOf } from '../coins/derivative.js';
import { isExchange } from '../coins/exchanges.js';
import { isMoney, isQuoted } from '../coins/pair.js';

/** A symbol without its publisher's marks. */
export interface BareSymbol {
  text: string;
  /** `KRAKEN` in `KRAKEN:BTC` and in `BTC/USD (Kraken)`. */
  exchange?: string;
}

const MAX_LENGTH = 60;
/** Footnote marks after a symbol. */
const FOOTNOTE = /(?<=[\p{L}\p{N}])\s*[*†‡§¶¹²³⁰⁴-⁹]+$/u;
/** Bold or code in Markdown. */
const MARKDOWN = /^(\*{1,3}|_{2}|`)(?=[\p{L}\p{N}])(.+?)\1$/u;
const PREFIX = /^([A-Za-z][\w.]{0,19}):\s*(.+)$/;
/** Prefixes that are not exchanges: Polygon's `X:BTCUSD`, Google's `CURRENCY:BTCUSD`. */
const NO_EXCHANGE = /^(?:x|crypto|currency|curncy|cc|index)$/i;
const GLUED = /^[A-Z\d]{5,}$/;
const PAIR_WITH_EXCHANGE = /^(\S+[-/_]\S+|[A-Za-z]{6,12}) \(([\w. ]{2,20})\)$/;
/** `BTC-USD.CC`, `BTCUSD=X`, `XBTUSD Curncy` */
const SUFFIX = /(?<=^[A-Z\d]{2,10}-?[A-Z]{3,4})(?:\.CC|=X|\s(?:Curncy|CURNCY))$/;
/** Bloomberg's currencies, with the source of their prices: `XETUSD BGN Curncy`. */
const BLOOMBERG = /^(XBT|XET|XLC|XRP)([A-Z]{3})(?:\s[A-Z]{3,4})?\sC(?:urncy|URNCY)$/;
const COINS_OF_BLOOMBERG: Readonly<Record<string, string>> = { XBT: 'BTC', XET: 'ETH', XLC: 'LTC' };
/** Bitfinex's `tBTCUSD` and `tBTCUST`. */
const BITFINEX_PAIR = /^t([A-Z\d]{2,6})(?::)?(USD|EUR|GBP|JPY|BTC|ETH|UST)$/;

/** `BTC` for `$BTC`, `BTC-USD` for `BTC-USD.CC`, `BTCUSD` for `X:BTCUSD` and, with its exchange, for `KRAKEN:BTCUSD`. */
export function bareSymbol(value: string): BareSymbol {
  const text = cellText(withoutInvisible(value).trim()).replace(MARKDOWN, '$2').replace(FOOTNOTE, '');
  if (text.length > MAX_LENGTH || /^[A-Z\d]{1,5}$/.test(text) || derivativeOf(text)) return { text };
  const [, code = '', quoted] = BLOOMBERG.exec(text) ?? [];
  if (code) return { text: `${COINS_OF_BLOOMBERG[code] ?? code}/${quoted}` };
  const [, prefix = '', rest = ''] = PREFIX.exec(text) ?? [];
  if (NO_EXCHANGE.test(prefix) || (GLUED.test(rest) && !isCap(prefix) && !isQuoted(rest)))
    return isExchange(prefix) ? { text: rest, exchange: prefix.toUpperCase() } : { text: rest };
  if (isExchange(prefix)) return { text: rest, exchange: prefix.toUpperCase() };
  const [, before = '', after = ''] = PAIR_WITH_EXCHANGE.exec(text) ?? [];
  if (before && isExchange(after)) return { text: before, exchange: after.toUpperCase() };
  const [, coin, currency = ''] = BITFINEX_PAIR.exec(text) ?? [];
  if (coin && isKnownCoin(coin)) return { text: `${coin}/${currency === 'UST' ? 'USDT' : currency}` };
  const tagged = /^[$#]([A-Za-z]{2,6})$/.exec(text)?.[1];
  if (tagged && isKnownCoin(tagged)) return { text: tagged };
  return { text: text.replace(/^crypto\.(?=\w+\/)/i, '').replace(SUFFIX, '') };
}

/** TradingView's `CRYPTOCAP:BTC` is not a price. */
function isCap(prefix: string): boolean {
  return /^cryptocap$/i.test(prefix);
}

const APART = /^(.{1,40}?)(?:\s*\/\s*|\s+(?:to|vs\.?|versus|in|against|[-–|])\s+|\s+)(\S.{0,30})$/i;

/**
 * A coin followed by its currency, in words or joined by words: `BTC to EUR`, `Bitcoin USD`, `BITCOIN / US DOLLAR`,
 * `BTC.USD`. Null if only the currency is recognised.
 */
export function pairInWords(
  value: string,
): { symbol: string; currency: string; name?: string } | null | undefined {
  const [, dotted = '', behindDot = ''] = /^([A-Z\d]{2,8})\.([A-Z]{3,5})$/.exec(value) ?? [];
  if (isKnownCoin(dotted) && isQuoted(behindDot))
    return { symbol: usualSymbol(dotted), currency: usualSymbol(behindDot) };
  const [, front = '', after = ''] = value.length > MAX_LENGTH ? [] : (APART.exec(value.trim()) ?? []);
  const isWord = /^[A-Z]{3,5}$/.test(after) ? isMoney(after) : /[\s/]/.test(value);
  const currency = front && isWord ? currencyInWords(after) : undefined;
  if (!currency || (isKnownCoin(currency) && !isQuoted(after))) return undefined;
  const coin = coinSpelledOut(front) ?? coinSpelledOut(capitalized(front));
  if (coin) return { ...coin, currency };
  return /^[A-Z\d]{2,10}$/.test(front) ? { symbol: usualSymbol(front), currency } : null;
}

function capitalized(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase();
}
