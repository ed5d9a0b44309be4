import { pairOf } from './csv-currency.js';
import type { Layout } from './csv-layout.js';
import { toldBy } from './profiles/file-name.js';
import { usualSymbol } from './profiles/coins.js';
import { splitPair } from './profiles/pair.js';

export type CoinReader = (value: string) => { symbol: string; currency?: string } | undefined;

/** A column repeats its values. */
const MOST_KNOWN = 10_000;

/**
 * Reads the values of the column of symbols or pairs, by the patterns of its layout, else as pairs where the layout says so,
 * else as what they are: a symbol, or a pair with a sign between its parts.
 */
export function coinReader({ columns, symbols, currencies, values }: Layout): CoinReader {
  if (!symbols && columns.pair === undefined)
    return (value) => {
      const called = value.toUpperCase();
      const pair = pairOf(called);
      return pair ? { symbol: pair.coin, currency: pair.currency } : { symbol: called };
    };
  const read = (value: string) => {
    if (!symbols) return splitPair(value, currencies);
    const { symbol, currency } = toldBy(symbols, value, { values: values as never, currencies }) ?? {};
    return symbol === undefined ? undefined : { symbol: usualSymbol(symbol), currency };
  };
  const known = new Map<string, ReturnType<CoinReader>>();
  return (value) => {
    if (known.has(value)) return known.get(value);
    if (known.size >= MOST_KNOWN) known.clear();
    const coin = read(value);
    known.set(value, coin);
    return coin;
  };
}
