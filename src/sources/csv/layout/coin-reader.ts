import { pairOf } from '../coins/currency.js';
import { gluedPairOf, isCurrencyFirst, reversedPairOf } from '../coins/glued-pairs.js';
import type { Layout } from './layout.js';
import { type NoCoin, notACoin } from '../coins/no-coin.js';
import { coinSpelledOut } from '../coins/coin-spelled-out.js';
import { bareSymbol, pairInWords } from './coin-symbol.js';
import { factsMatchedBy } from '../facts/stated-facts.js';
import { usualSymbol } from '../coins/coins.js';
import { derivativeOf } from '../coins/derivative.js';
import { splitPair } from '../coins/pair.js';

/** What a value in the column of symbols or pairs refers to. */
export interface CoinReference {
  symbol: string;
  currency?: string | undefined;
  name?: string;
  /** Set if the value names an exchange while other values of the column name different ones. */
  exchange?: string | undefined;
  /** Set if the value is not a coin. */
  fault?: NoCoin;
}

export type CoinReader = (value: string) => CoinReference | undefined;

/** Values repeat within a column, so they are cached. */
const MAX_KNOWN = 10_000;

/**
 * Reads values of the column of symbols or pairs: by the layout's patterns if it has any, as pairs if the layout
 * specifies it, and otherwise by their form (see `coinOf`).
 */
export function coinReader(layout: Layout): CoinReader {
  const read = readerOf(layout);
  const known = new Map<string, ReturnType<CoinReader>>();
  return (value) => {
    if (known.has(value)) return known.get(value);
    if (known.size >= MAX_KNOWN) known.clear();
    const fault = notACoin(value);
    const coin = fault ? { symbol: value.trim().toUpperCase(), fault } : read(value);
    known.set(value, coin);
    return coin;
  };
}

function readerOf(layout: Layout): CoinReader {
  const { columns, symbols, currencies, values, venues } = layout;
  if (symbols)
    return (value) => {
      const { symbol, currency } = factsMatchedBy(symbols, value, { values, currencies }) ?? {};
      return symbol === undefined ? undefined : { symbol: usualSymbol(symbol), currency };
    };
  const read = columns.pair === undefined ? coinOf : pairReader(currencies);
  return (value) => {
    const { text, exchange } = bareSymbol(value);
    const coin = read(text, exchange !== undefined || text.length < value.trim().length);
    return coin && venues && exchange !== undefined ? { ...coin, exchange } : coin;
  };
}

function pairReader(currencies: readonly string[] | undefined) {
  return (text: string) =>
    derivativeOf(text, currencies) ??
    reversedPairOf(text.toUpperCase()) ??
    splitPair(text, currencies) ??
    pairInWords(text) ??
    undefined;
}

/**
 * Interprets a symbol: a plain symbol, a pair with a separator, a derivative, or a coin spelled out. Undefined if it names
 * a currency together with something that is not a coin.
 * @param isListed whether it had a publisher's marks, which are only written around pairs
 */
export function coinOf(text: string, isListed = false): CoinReference | undefined {
  const called = text.toUpperCase();
  const spelledOut = coinSpelledOut(text);
  if (spelledOut) return spelledOut;
  const reversed = reversedPairOf(called);
  if (reversed) return { ...reversed };
  const pair = pairOf(called);
  const isUnclear = pair && called.includes('-') && isCurrencyFirst(pair.coin, pair.currency);
  if (pair && !isUnclear) return { symbol: usualSymbol(pair.coin), currency: pair.currency };
  const glued = isListed ? gluedPairOf(called) : undefined;
  const other = glued ?? derivativeOf(called) ?? pairInWords(text);
  if (other !== undefined) return other ?? undefined;
  return { symbol: /^X?XBT$|^XDG$/.test(called) ? usualSymbol(called) : called };
}
