import { pairOf } from './csv-currency.js';
import type { Layout } from './csv-layout.js';
import { coinSpelledOut } from './profiles/coin-spelled-out.js';
import { toldBy } from './profiles/file-name.js';
import { usualSymbol } from './profiles/coins.js';
import { derivativeOf } from './profiles/derivative.js';
import { splitPair } from './profiles/pair.js';

/** What a value of the column of symbols or pairs is about. */
interface ReadCoin {
  symbol: string;
  currency?: string | undefined;
  name?: string;
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

function readerOf({ columns, symbols, currencies, values }: Layout): CoinReader {
  if (symbols)
    return (value) => {
      const { symbol, currency } = toldBy(symbols, value, { values: values as never, currencies }) ?? {};
      return symbol === undefined ? undefined : { symbol: usualSymbol(symbol), currency };
    };
  if (columns.pair !== undefined)
    return (value) => derivativeOf(value, currencies) ?? splitPair(value, currencies);
  return (value) => {
    const called = value.toUpperCase();
    const spelledOut = coinSpelledOut(value);
    if (spelledOut) return spelledOut;
    const pair = pairOf(called);
    return pair
      ? { symbol: pair.coin, currency: pair.currency }
      : (derivativeOf(called) ?? { symbol: called });
  };
}
