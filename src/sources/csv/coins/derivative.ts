import { isKnownCoin } from './coins.js';
import { isQuoted, splitPair } from './pair.js';

/** A perpetual, future or option: a separate instrument, under the name its exchange uses. */
export interface Derivative {
  symbol: string;
  currency?: string;
}

const MONTH = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
/** After a coin or pair: `-PERP`, `.P`, `=F`, `1!`, or a word such as `-SWAP`. */
const WORD =
  /^(.+?)(?:[-_.: ]PERP(?:ETUAL)?|[-_ ](?:SWAP|FUTURES?|FUT|QUARTER(?:LY)?|(?:THIS|NEXT|BI)[-_ ]?(?:WEEK|QUARTER|MONTH))|\.P|=F|[12]!)$/;
/** `BTCPERP`: only after a large coin or its pair. */
const GLUED = /^(.+?)PERP(?:ETUAL)?$/;
/** `BTC-27DEC24`, optionally with strike and type of an option. */
const DATED = new RegExp(`^(.+?)[-_]\\d{1,2}(?:${MONTH})\\d{2}(?:[-_][\\d.]+(?:[-_][CP])?)?$`);
/** `BTCUSDT_241227`, `BTC-USD-20241227`. */
const NUMBERED = /^(.+?)[-_](?:\d{6}|20\d{6})(?:[-_][\d.]+[-_][CP])?$/;
/** `BTC/USDT:USDT`, as ccxt writes it. */
const SETTLED = /^([A-Z\d]+)\/([A-Z\d]+):[A-Z\d]+(?:-.+)?$/;
/** Kraken's `PF_XBTUSD`, Bitfinex's `tBTCF0:USTF0`. */
const KRAKEN = /^(?:PF|PI|FF|FI)_([A-Z]+)(?:_\d{6})?$/;
/** bitFlyer's leveraged trades. */
const BITFLYER = /^FX_?(?:BTC|ETH)_?JPY$/;
const BITFINEX = /^T?[A-Z\d]+F0:[A-Z]+F0$/;
/** BitMEX's `XBTZ24` and KuCoin's `XBTUSDTM`, for large coins only. */
const BITMEX = /^([A-Z]{3,5})[FGHJKMNQUVXZ]\d\d$/;
const KUCOIN = /^([A-Z\d]+?)(USDT|USDC|USD)M$/;

const MAX_LENGTH = 60;

/**
 * The derivative named by a symbol. Its price differs from the coin's.
 * @param currencies those used by its publisher
 */
export function derivativeOf(text: string, currencies?: readonly string[]): Derivative | undefined {
  const symbol = text.trim().toUpperCase();
  if (symbol.length > MAX_LENGTH) return undefined;
  const [, , settled] = SETTLED.exec(symbol) ?? [];
  if (settled !== undefined) return { symbol, currency: settled };
  const base = (WORD.exec(symbol) ?? DATED.exec(symbol) ?? NUMBERED.exec(symbol) ?? KRAKEN.exec(symbol))?.[1];
  if (base !== undefined) return { symbol, ...currencyOf(base, currencies) };
  const glued = GLUED.exec(symbol)?.[1];
  if (glued !== undefined && isKnown(glued)) return { symbol, ...currencyOf(glued, currencies) };
  const [, coin = '', currency] = KUCOIN.exec(symbol) ?? [];
  if (isKnownCoin(coin)) return { symbol, currency: currency! };
  if (BITFLYER.test(symbol)) return { symbol, currency: 'JPY' };
  return BITFINEX.test(symbol) || isKnownCoin(BITMEX.exec(symbol)?.[1] ?? '') ? { symbol } : undefined;
}

/** Words in file names that indicate derivatives. */
const WORDS =
  /^(?:perps?|perpetuals?|swaps?|futures?|coinm|usdm|um|cm|delivery|options?|bitmex|deribit|dydx)$/i;
/** `BTCUSDT_241227`: only on expiry days of quarterly futures. */
const DELIVERED = /^(.+?)[-_](\d\d)(03|06|09|12)(\d\d)$/;

/**
 * The derivative of a large coin in a file name. A date is an expiry date only directly after the coin, as in
 * `BTC-27DEC24`; other dates refer to the file. Null if the name indicates a derivative without saying which.
 */
export function derivativeNamed(stem: string): Derivative | null | undefined {
  const words = [...stem.matchAll(/[\p{L}\p{N}]+/gu)];
  for (const [at, { index: start }] of words.entries())
    for (const last of words.slice(at, at + 4).toReversed()) {
      const text = stem.slice(start, last.index + last[0].length);
      const upper = text.toUpperCase();
      const base = (WORD.exec(upper) ?? GLUED.exec(upper))?.[1] ?? DATED.exec(text)?.[1];
      if (base !== undefined && (isKnownCoin(base) || (!DATED.test(text) && isKnown(base))))
        return derivativeOf(text);
      if (isDelivered(upper) || BITFLYER.test(upper)) return derivativeOf(text);
    }
  return words.some(([word]) => WORDS.test(word)) ? null : undefined;
}

function isDelivered(text: string): boolean {
  const [, pair = '', year, month, day] = DELIVERED.exec(text) ?? [];
  if (!isKnown(pair) || isKnownCoin(pair)) return false;
  const date = new Date(`20${year}-${month}-${day}T00:00:00Z`);
  const isLastFriday = date.getUTCDay() === 5 && new Date(date.getTime() + 7 * 86_400_000).getUTCDate() <= 7;
  return isLastFriday;
}

function currencyOf(base: string, currencies?: readonly string[]): { currency?: string } {
  const pair = splitPair(base, currencies);
  const isCurrency = pair !== undefined && (isQuoted(pair.currency) || currencies?.includes(pair.currency));
  return isCurrency && !isKnownCoin(base) ? { currency: pair.currency } : {};
}

function isKnown(base: string): boolean {
  const pair = splitPair(base);
  const isPair = pair !== undefined && isKnownCoin(pair.symbol);
  // In `USDT-1h-futures` the second word is the interval.
  return isKnownCoin(base) || (isPair && !/^\d/.test(pair.currency));
}
