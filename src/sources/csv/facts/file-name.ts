import { isKnownCoin, QUOTE_COINS, symbolOfName, usualSymbol } from '../coins/coins.js';
import { derivativeNamed } from '../coins/derivative.js';
import { nonPriceMeasureIn } from './measures.js';
import { isMoney, isQuoted, splitPair } from '../coins/pair.js';
import type { StatedFacts } from './stated-facts.js';

const MAX_WORDS = 3;
/** Coin names that are also words: they name a coin only if the file name has no other name. */
const WORDS = new Set(
  'avalanche,compound,cosmos,dash,ether,flow,gala,harmony,holo,jupiter,maker,mantle,nano,neo,optimism,quant,render,ripple,sonic,stacks,stellar,terra,waves'.split(
    ',',
  ),
);
/** Leveraged tokens before a currency: `BTC3L_USDT`. */
const LEVERAGED = /^([A-Z]{2,6})(?:[2-5][LS]|UP|DOWN|BULL|BEAR|HALF|HEDGE)$/;
/** Words behind the names of coins where no blank is written between them. */
const WITHOUT_BLANKS =
  /历史|歷史|价格|價格|数据|數據|行情|走势|走勢|価格|推移|データ|チャート|가격|시세|데이터|과거/gu;
/** `tBTCUSD`, a trading pair. */
const BITFINEX_PAIR = /^t[A-Z]{6,10}$/;
/** After another word these are the currency rather than the coin: `FOO_USDT`. */
export const STABLECOINS = /^(?:USDT|USDC|DAI|FDUSD|BUSD|TUSD)$/;

/**
 * Facts from any name that refers to one coin: a pair with a large coin (`btc-usd`, `BTC_EUR`, `BTCUSDT`), its name
 * (`Bitcoin Cash`), or its symbol in capitals (`ETH`); or to one derivative (`BTC-PERP`). Undefined if it names none, or
 * several.
 */
export function factsInStem(stem: string): StatedFacts | undefined {
  const derivative = derivativeNamed(stem);
  if (derivative !== undefined) return derivative ?? undefined;
  if (nonPriceMeasureIn(stem) !== undefined) return undefined;
  const words = stem
    .replaceAll(WITHOUT_BLANKS, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => (BITFINEX_PAIR.test(word) ? word.slice(1) : word));
  if (words.some((word, at) => isReversed(word, words[at + 1] ?? ''))) return undefined;
  const pairs = words.flatMap(
    (word, at) => pairAt(words, at) ?? (isPlainSymbol(word) ? [] : (gluedPair(word) ?? [])),
  );
  const [pair] = pairs;
  if (pairs.some(({ symbol, currency }) => symbol !== pair!.symbol || currency !== pair!.currency))
    return undefined;
  const stated = words.filter((word) => (isUpper(word) || pairs.length > 0) && isMoney(word));
  const named = namedCoins(words);
  if (
    pair &&
    named.some((coin) => coin !== pair.symbol && coin !== pair.currency && QUOTE_COINS.includes(coin))
  )
    return undefined;
  const coins = new Set(pair ? [pair.symbol] : named);
  const currencies = new Set([...(pair ? [pair.currency] : []), ...stated.map(usualSymbol)]);
  if (coins.size !== 1) return undefined;
  const [[symbol], [currency]] = [[...coins], [...currencies]];
  return { symbol: symbol!, ...(currencies.size === 1 && { currency: currency! }) };
}

function pairAt(words: readonly string[], at: number): StatedFacts | undefined {
  const [coin, currency = ''] = words.slice(at, at + 2);
  const isSameCase = isUpper(coin!) === isUpper(currency);
  if (!isQuoted(currency) || !isSameCase) return undefined;
  const token = LEVERAGED.exec(coin!.toUpperCase())?.[1];
  if (!isKnownCoin(coin!) && (token === undefined || !isKnownCoin(token))) return undefined;
  const facts = { symbol: usualSymbol(coin!), currency: usualSymbol(currency) };
  const [first, second] = [QUOTE_COINS.indexOf(facts.symbol), QUOTE_COINS.indexOf(facts.currency)];
  return second < 0 || first < 0 || first > second ? facts : undefined;
}

/** Poloniex, Bittrex and Gekko write the currency first, as in `USDT_BTC`; a pool of this name may be priced in either. */
function isReversed(first: string, second: string): boolean {
  return STABLECOINS.test(first.toUpperCase()) && QUOTE_COINS.includes(usualSymbol(second));
}

function gluedPair(word: string): StatedFacts | undefined {
  const pair = splitPair(word);
  return pair && isKnownCoin(pair.symbol) ? { ...pair } : undefined;
}

/** Longest names first: `Bitcoin Cash` is not Bitcoin. */
function namedCoins(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(MAX_WORDS, words.length - at);
    let symbol: string | undefined;
    for (; length > 0; length--) {
      const name = words.slice(at, at + length).join('');
      symbol = isPlainSymbol(name)
        ? usualSymbol(name)
        : length < words.length && WORDS.has(name.toLowerCase())
          ? undefined
          : symbolOfName(name);
      if (symbol) break;
    }
    if (symbol && (at === 0 || !STABLECOINS.test(symbol))) found.push(symbol);
    at += Math.max(1, length);
  }
  return found;
}

/** In capitals, and too long to be part of something else. */
function isPlainSymbol(word: string): boolean {
  return word.length >= 3 && isUpper(word) && isKnownCoin(word);
}

function isUpper(word: string): boolean {
  return word === word.toUpperCase();
}
