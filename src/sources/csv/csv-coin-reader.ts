import { pairOf } from './csv-currency.js';
import { gluedPairOf } from './csv-glued-pairs.js';
import type { Layout } from './csv-layout.js';
import { coinSpelledOut } from './profiles/coin-spelled-out.js';
import { bareSymbol, pairInWords } from './profiles/coin-symbol.js';
import { toldBy } from './profiles/file-name.js';
import { usualSymbol } from './profiles/coins.js';
import { derivativeOf } from './profiles/derivative.js';
import { splitPair } from './profiles/pair.js';

/** What a value of the column of symbols or pairs is about. */
export interface ReadCoin {
  symbol: string;
  currency?: string | undefined;
  name?: string;
  /** Where its value names one, and others in the column another. */
  exchange?: string | undefined;
}

export type CoinReader = (value: string) => ReadCoin | undefined;

/** A column repeats its values. */
const MOST_KNOWN = 10_000;

/**
 * Reads the values of the column of symbols or pairs, by the patterns of its layout, else as pairs where the layout says so,
 * else as what they are: a symbol, a pair with a sign between its parts, a derivative, or a coin with its name.
 */
export function coinReader(layout: Layout): CoinReader {
  const read = readerOf(layout);
  const known = new Map<string, ReturnType<CoinReader>>();
  return (value) => {
    if (known.has(value)) return known.get(value);
    if (known.size >= MOST_KNOWN) known.clear();
    const coin = read(value);
    known.set(value, coin);
    return coin;
  };
}

function readerOf(layout: Layout): CoinReader {
  const { columns, symbols, currencies, values, venues } = layout;
  if (symbols)
    return (value) => {
      const { symbol, currency } = toldBy(symbols, value, { values: values as never, currencies }) ?? {};
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
    derivativeOf(text, currencies) ?? splitPair(text, currencies) ?? pairInWords(text) ?? undefined;
}

/**
 * What a symbol is about: a symbol, a pair with a sign between its parts, a derivative, or a coin with its name. Undefined where it names a
 * currency beside something that is no coin.
 * @param isListed whether something of its publisher stood around it, which nobody writes around what is no pair
 */
export function coinOf(text: string, isListed = false): ReadCoin | undefined {
  const called = text.toUpperCase();
  const spelledOut = coinSpelledOut(text);
  if (spelledOut) return spelledOut;
  const pair = pairOf(called);
  if (pair) return { symbol: usualSymbol(pair.coin), currency: pair.currency };
  const glued = isListed ? gluedPairOf(called) : undefined;
  const other = glued ?? derivativeOf(called) ?? pairInWords(text);
  if (other !== undefined) return other ?? undefined;
  return { symbol: /^X?XBT$|^XDG$/.test(called) ? usualSymbol(called) : called };
}
