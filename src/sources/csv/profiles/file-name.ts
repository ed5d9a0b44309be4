import { basename } from 'node:path/posix';
import { isCurrencyMark } from '../csv-currency.js';
import { intervalWritten } from '../csv-interval.js';
import { isKnownCoin, QUOTE_COINS, symbolOfCoin, symbolOfName, usualSymbol } from './coins.js';
import { derivativeNamed, derivativeOf } from './derivative.js';
import { isMoney, isQuoted, splitPair } from './pair.js';
import { type Group, matchGroups } from './pattern.js';
import type { Reading } from './reading.js';

/** Facts about rows stated by a text, such as a file name. */
export interface StatedFacts {
  symbol?: string;
  id?: string;
  name?: string;
  currency?: string;
  interval?: string;
}

/** Boundaries between Latin letters and another script, which need no blank in some languages: `BTC_USD历史数据`. */
const SCRIPTS =
  /(?<=[A-Za-z\d])(?=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}\p{sc=Cyrl}])|(?<=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}\p{sc=Cyrl}])(?=[A-Za-z\d])/gu;

/** The name without folder, extensions, and suffixes of repeated downloads: ` (1)`, ` - Copy`. */
export function stemOf(file: string): string {
  return basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:csv|tsv|tab|psv|txt)$/i, '')
    .replace(/(?:\s*\(\d{1,3}\)|[ _-]+copy(?: \d{1,3})?)+$/i, '')
    .replaceAll(SCRIPTS, ' ')
    .trim();
}

type Rules = Pick<Reading, 'values' | 'currencies'>;

/** Facts from the first matching pattern; undefined if none matches. */
export function factsByPatterns(
  patterns: readonly string[] = [],
  text: string,
  rules: Rules = {},
): StatedFacts | undefined {
  for (const pattern of patterns) {
    const groups = matchGroups(pattern, text);
    const facts = groups && factsInGroups(groups, rules);
    if (facts) return facts;
  }
  return undefined;
}

/** Undefined if a group has an impossible value. */
function factsInGroups(
  groups: Partial<Record<Group, string>>,
  { values, currencies }: Rules,
): StatedFacts | undefined {
  const { pair, symbol, coin, share, id, name, currency, interval } = groups;
  const facts: StatedFacts = { ...(id && { id }), ...(name && { name }) };
  if (symbol) facts.symbol = usualSymbol(values?.symbol?.[symbol] ?? symbol);
  if (currency) {
    facts.currency = usualSymbol(values?.currency?.[currency] ?? currency);
    if (!isCurrencyMark(facts.currency)) return undefined;
  }
  if (pair) {
    const parts = derivativeOf(pair, currencies) ?? splitPair(pair, currencies);
    if (!parts) return undefined;
    Object.assign(facts, parts);
  }
  if (coin) {
    facts.symbol = symbolOfCoin(coin);
    if (facts.symbol === undefined) return undefined;
    if (symbolOfName(coin)) facts.name = coin.trim();
  }
  if (share) {
    if (isKnownCoin(share) || isQuoted(share)) return undefined;
    facts.symbol = share;
  }
  if (interval) {
    facts.interval = values?.interval?.[interval] ?? intervalWritten(interval);
    if (facts.interval === undefined) return undefined;
  }
  return facts;
}

const MAX_WORDS = 3;
/** Coin names that are also words: they name a coin only if the file name has no other name. */
const WORDS = new Set(
  'avalanche,compound,cosmos,dash,ether,flow,gala,harmony,holo,jupiter,maker,mantle,nano,neo,optimism,quant,render,ripple,sonic,stacks,stellar,terra,waves'.split(
    ',',
  ),
);
/** Figures other than the price, as in `bitcoin_dominance.csv` and TradingView's `CRYPTOCAP_BTC.D`. */
const MEASURES = new Set(
  (
    'cryptocap,dominance,hashrate,difficulty,etf,flows,volatility,dvol,funding,longs,shorts,returns,return,rsi,macd,correlation,' +
    'mvrv,sopr,nvt,tvl,liquidation,liquidations,sentiment,trends,addresses,fees,gas,reserves,premium,basis,greed,interest,oi,' +
    'inflow,outflow,inflows,outflows,netflow,netflows,staking,drawdown,drawdowns,sharpe,zscore,ratio,normalized,normalised,scaled,' +
    'indexed,inverse,residuals,sma,ema,vwap,yield,yields,apr,apy,borrow,lending,synthetic,simulated,simulation,simulations,' +
    'scenario,scenarios,realized,realised'
  ).split(','),
);
/** The same, unless the name says prices as well: `BTC_price_volume.csv`. */
const MEASURES_ALONE =
  /(?<!\p{L})(?:transactions|market[\W_]?cap(?:italization)?|supply|volumes?|balances?|holdings|monte[\W_]?carlo|stock[\W_]?to[\W_]?flow|ma[\W_]?\d{2,3})(?!\p{L})/iu;
const PRICES = /pri[cs]e|pre[czç]|kurs|ohlc|candle|kline|quote|hist/i;

/** The words of a name, also joined ones: `markPriceKlines`. */
export function wordsIn(stem: string): string[] {
  return stem.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
}

/** The word by which a name refers to something other than trade prices, also in joined words: `markPriceKlines_BTCUSDT`, `BTC.D`. */
export function measureIn(stem: string): string | undefined {
  const word = wordsIn(stem).find((one) => MEASURES.has(one.toLowerCase()));
  const alone = PRICES.test(stem) ? undefined : MEASURES_ALONE.exec(stem)?.[0];
  return word ?? alone ?? /(?:mark|index)[\W_]?price|\.D(?![\p{L}\d])/iu.exec(stem)?.[0];
}

/** Leveraged tokens before a currency: `BTC3L_USDT`. */
const LEVERAGED = /^([A-Z]{2,6})(?:[2-5][LS]|UP|DOWN|BULL|BEAR|HALF|HEDGE)$/;
/** `tBTCUSD`, a trading pair. */
const OF_BITFINEX = /^t[A-Z]{6,10}$/;
/** After another word these are the currency rather than the coin: `FOO_USDT`. */
const STABLECOINS = /^(?:USDT|USDC|DAI|FDUSD|BUSD|TUSD)$/;

/**
 * Facts from any name that refers to one coin: a pair with a large coin (`btc-usd`, `BTC_EUR`, `BTCUSDT`), its name
 * (`Bitcoin Cash`), or its symbol in capitals (`ETH`); or to one derivative (`BTC-PERP`). Undefined if it names none, or
 * several.
 */
export function factsInStem(stem: string): StatedFacts | undefined {
  const derivative = derivativeNamed(stem);
  if (derivative !== undefined) return derivative ?? undefined;
  if (measureIn(stem) !== undefined) return undefined;
  const words = stem
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => (OF_BITFINEX.test(word) ? word.slice(1) : word));
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
