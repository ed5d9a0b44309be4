import { isExchange } from '../coins/exchanges.js';
import { isKnownCoin, symbolOfCoin } from '../coins/coins.js';
import { isNote } from '../header/footer.js';
import { QUOTE_NAMES } from '../header/header-names.js';
import { simplifiedName } from '../header/named-columns.js';
import { bareSymbol } from './coin-symbol.js';
import { coinOf } from './coin-reader.js';
import { factsInStem, STABLECOINS } from '../facts/file-name.js';
import { PRICES } from '../facts/measures.js';
import type { StatedFacts } from '../facts/stated-facts.js';

/** What a line outside the table says about the coin. */
export interface CoinOfLine extends StatedFacts {
  symbol: string;
  /** Whether it names the coin of the prices, rather than a coin that they may have to do with. */
  isCertain: boolean;
}

const LABELS = new Set(
  [
    ...[...QUOTE_NAMES.symbol, ...QUOTE_NAMES.name, ...QUOTE_NAMES.pair],
    ...['security', 'underlying', 'base_asset', 'base_currency', 'ticker_symbol', 'wertpapier', 'valeur'],
  ].map(simplifiedName),
);
/** Labels in front of a title. */
const TITLE =
  /^(?:title|titel|titre|report|data ?set|data|chart|sheet|table|description|subject|about|for)$/i;
const LABELLED = /^([^:：=]{1,40}?)\s*[:：=]\s*(\S.*)$/u;
/** Words in titles that say nothing about the coin; without them, `Stellar Historical Prices` is a name. */
const COMMON =
  /(?<!\p{L})(?:historic(?:al)?|history|data|prices?|daily|hourly|weekly|monthly|ohlcv?|candles?|candlesticks?|klines?|quotes?|rates?|charts?|clos(?:e|ing)|spot|market|report|export|crypto(?:currency)?|the|of|for)(?!\p{L})/giu;
const OTHER_LANGUAGES =
  /verlauf|cours|cotation|cotiza|storic|цен|курс|котиров|历史|歷史|价|價|価|가격|시세/iu;
/** Symbols that are words: in a title in capitals they name no coin. */
const WORDS = /^(?:ONE|HOT|LINK|NEAR|SAND|FLOW|DASH|GALA|WAVES|COMP|TON|BAT|CAKE|ROSE|RENDER|DOT)$/;
const BLOOMBERG = /^X[A-Z]{5}$/;
const MAX_WORDS = 10;

/**
 * The coin named by a line outside the table, if it is a title or a label such as `Symbol: ETH/USD`, `Security,XETUSD
 * Curncy`, `Ethereum Historical Prices` and `# ETH-EUR daily`. Undefined if it names none, or several.
 */
export function coinOfLine(line: string): CoinOfLine | undefined {
  const text = line.slice(0, 300).replace(/^[#*/;\s"']+/, '');
  if (isNote(text) || /https?:|www\./i.test(text)) return undefined;
  const [, label = '', value = ''] = LABELLED.exec(text) ?? [];
  // `USDT` alone is the currency.
  if (!label) return STABLECOINS.test(text) ? undefined : (coinNamed(text) ?? coinOfTitle(text));
  if (label === 'Security' && BLOOMBERG.test(value)) return coinNamed(`${value} Curncy`);
  if (LABELS.has(simplifiedName(label))) return coinNamed(value) ?? coinOfTitle(value);
  if (symbolOfCoin(label) !== undefined) return coinNamed(label);
  if (TITLE.test(label) || isExchange(label)) return coinNamed(value) ?? coinOfTitle(value);
  return isAboutPrices(label) ? coinOfTitle(text) : undefined;
}

/** `ETH`, `Ethereum`, `Bitcoin (BTC)`, `ETH/USD`, `XETUSD Curncy` */
function coinNamed(value: string): CoinOfLine | undefined {
  const { text } = bareSymbol(value.replace(/[\s,;.]+$/, ''));
  if (/^[a-z\d]{1,4}$/.test(text)) return undefined;
  const { symbol, currency, fault } = coinOf(text, true) ?? {};
  if (symbol === undefined || fault || (currency === undefined && !isKnownCoin(symbol))) return undefined;
  return { symbol, ...(currency !== undefined && { currency }), isCertain: true };
}

function coinOfTitle(title: string): CoinOfLine | undefined {
  const names = title.replaceAll(COMMON, ' ').trim();
  if (!names || title.split(/\s+/).length > MAX_WORDS) return undefined;
  const { symbol, currency } = factsInStem(names) ?? {};
  if (symbol === undefined || (WORDS.test(symbol) && !/\p{Ll}/u.test(title))) return undefined;
  return {
    symbol,
    ...(currency !== undefined && { currency }),
    isCertain: currency !== undefined || isAboutPrices(title),
  };
}

function isAboutPrices(title: string): boolean {
  return PRICES.test(title) || OTHER_LANGUAGES.test(title);
}
