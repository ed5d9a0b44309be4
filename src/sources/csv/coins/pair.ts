import { isKnownCoin, usualSymbol } from './coins.js';
import { isExchange } from './exchanges.js';

export interface Pair {
  symbol: string;
  currency: string;
}

/** Currencies and coins that others are traded against, in symbols without a delimiter. */
const QUOTED = [
  ...[
    'USD',
    'EUR',
    'GBP',
    'JPY',
    'KRW',
    'CHF',
    'CAD',
    'AUD',
    'NZD',
    'CNY',
    'HKD',
    'SGD',
    'TWD',
    'INR',
    'TRY',
    'BRL',
  ],
  ...[
    'MXN',
    'ARS',
    'COP',
    'ZAR',
    'NGN',
    'RUB',
    'UAH',
    'PLN',
    'CZK',
    'SEK',
    'NOK',
    'DKK',
    'HUF',
    'ILS',
    'THB',
    'IDR',
  ],
  ...['VND', 'PHP', 'MYR', 'AED'],
  ...['USDT', 'USDC', 'USDP', 'BUSD', 'TUSD', 'FDUSD', 'PYUSD', 'GUSD', 'DAI', 'EURC', 'EURT', 'EURI'],
  ...['BTC', 'XBT', 'ETH', 'BNB', 'SOL'],
];

/** Kraken's `XXBTZUSD`: coins get the prefix X, except `USDTZUSD`; fiat currencies Z. */
const KRAKEN_PAIR =
  /^(X(?:XBT|XDG|ETH|ETC|LTC|XRP|XLM|XMR|ZEC|REP|MLN)|USDT|Z(?:USD|EUR|GBP|CAD|JPY|AUD))(Z(?:USD|EUR|GBP|CAD|JPY|AUD)|XXBT|XETH)$/;

/** Whether coins are traded against it. */
export function isQuoted(code: string): boolean {
  return QUOTED.includes(code.toUpperCase());
}

/** Whether it is a quote currency and not a large coin itself: true for `EUR`, false for `BTC`. */
export function isMoney(code: string): boolean {
  return isQuoted(code) && !isKnownCoin(code);
}

/**
 * The coin and the currency of a pair, with a delimiter (`BTC/EUR`, `btc-eur`) or without (`BTCEUR`), optionally after an
 * exchange (`BINANCE:BTCUSDT`). If several currencies match the end, as in `DOTUSD` (DOT/USD or DO/TUSD), the one after a
 * known coin is used, provided there is only one.
 * @param currencies the publisher's currencies, by default the usual ones
 * @returns undefined if it is not a pair, or ambiguous
 */
export function splitPair(text: string, currencies: readonly string[] = QUOTED): Pair | undefined {
  const apart = /^([\p{L}\p{N}.]+)(?:\s*[-/_:]\s*|\s+)([\p{L}\p{N}]+)$/u.exec(text.trim());
  if (apart) {
    const [, coin, currency] = apart as unknown as [string, string, string];
    const isListed = /^[^\s:]+:[A-Z\d]{5,}$/.test(text.trim()) && !currencies.includes(currency);
    if (!isListed && text.includes(':') && isPrefix(coin, currency)) return undefined;
    return isListed ? splitPair(currency, currencies) : pair(coin, currency);
  }
  const upper = text.trim().toUpperCase();
  const [, coinOfKraken, currencyOfKraken] = KRAKEN_PAIR.exec(upper) ?? [];
  if (coinOfKraken && currencyOfKraken) return pair(coinOfKraken, currencyOfKraken);
  const possible = currencies.filter((code) => upper.endsWith(code) && upper.length > code.length);
  const known = possible.filter((code) => isKnownCoin(upper.slice(0, -code.length)));
  const [only, ...others] = possible.length > 1 ? known : possible;
  return only === undefined || others.length ? undefined : pair(upper.slice(0, -only.length), only);
}

/** Whether the word before a colon is an exchange rather than a coin: `KRAKEN:BTC`. */
function isPrefix(word: string, rest: string): boolean {
  if (isKnownCoin(word)) return false;
  return word.length > 6 || isExchange(word) || /^(?:BTC|XBT|ETH|BNB|SOL)$/i.test(rest);
}

function pair(coin: string, currency: string): Pair {
  return { symbol: usualSymbol(coin), currency: usualSymbol(currency) };
}
