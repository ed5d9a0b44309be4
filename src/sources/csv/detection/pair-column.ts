import { coinOf, type CoinReference } from '../layout/coin-reader.js';
import { gluedPairOf, isCurrencyFirst, isKnownPair } from '../coins/glued-pairs.js';
import type { ColumnMap } from '../header/header.js';
import { currencyOf } from '../header/named-columns.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';
import { mapVolumes } from './volumes.js';
import { bareSymbol } from '../layout/coin-symbol.js';
import { isKnownCoin, QUOTE_COINS, usualSymbol } from '../coins/coins.js';
import { isQuoted, splitPair } from '../coins/pair.js';
import { derivativeOf } from '../coins/derivative.js';

/** A column named for pairs is used as such if its values are pairs; otherwise it may contain symbols. */
export function pairColumn(map: ColumnMap, cellsOf: CellsOf): { map: ColumnMap; ignored?: string } {
  const { pair, symbol, ...others } = map;
  if (pair === undefined) return { map };
  const values = cellsOf(pair).filter((value) => !isEmpty(value));
  const areAll = values.every((value) => pairedCoin(value) ?? gluedPairOf(textOf(value)));
  if (values.length && areAll) return { map: { ...others, pair } };
  const areSymbols =
    values.length > 0 && values.every((value) => /^[A-Za-z][A-Za-z\d.]{0,14}$/.test(value.trim()));
  if (areSymbols && symbol === undefined && map.id === undefined) return { map: { ...others, symbol: pair } };
  return { map: symbol === undefined ? others : { ...others, symbol }, ignored: pair };
}

/**
 * The only column whose values are all pairs with a delimiter, whatever it is called: `Einheit (Kurs)` with `BTC / EUR`. A
 * column of symbols must name the same coins.
 */
export function unnamedPairColumn(
  { symbol, pair, id, price, close }: ColumnMap,
  columns: readonly string[],
  cellsOf: CellsOf,
): string | undefined {
  if (pair !== undefined || id !== undefined || currencyOf(price ?? close) !== undefined) return undefined;
  const symbols = cellsOf(symbol);
  const isPair = (value: string, row: number) => {
    const stated = PAIR_APART.test(value.trim()) ? splitPair(value) : undefined;
    const isSame = symbols.length === 0 || usualSymbol(symbols[row]?.trim() ?? '') === stated?.symbol;
    return (
      stated !== undefined &&
      isKnownCoin(stated.symbol) &&
      isQuoted(stated.currency) &&
      !isCurrencyFirst(stated.symbol, stated.currency) &&
      isSame
    );
  };
  const found = columns.filter((column) => {
    const cells = cellsOf(column);
    return (
      column !== symbol &&
      cells.some((cell) => !isEmpty(cell)) &&
      cells.every((cell, row) => isEmpty(cell) || isPair(cell, row))
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `BTC / EUR` */
const PAIR_APART = /^[A-Z\d]{2,10}\s?[/_-]\s?[A-Z]{3,5}$/;

/** Symbols that all have these endings are pairs, even without a delimiter. */
const ENDS_IN_STABLECOIN = /^[A-Z\d]{3,}(?:USDT|USDC|FDUSD)$/;

/**
 * Whether the symbols are pairs without a delimiter. All must end in a currency, and there must be further evidence: the
 * currency of a volume, a stablecoin at the end, or a large coin at the beginning (of one symbol if they end in fiat money,
 * otherwise of all).
 */
export function areGluedPairs(
  values: readonly string[],
  columns: readonly string[],
  isCandle: boolean,
): boolean {
  const symbols = values.filter((value) => !pairedCoin(value)).map(textOf);
  const pairs = symbols.flatMap((symbol) => gluedPairOf(symbol) ?? []);
  if (!symbols.length || pairs.length < symbols.length) return false;
  const volume = mapVolumes(columns, { coins: new Set(), currencies: new Set() }).quoteVolume;
  const currency = currencyOf(volume);
  if (isCandle && currency !== undefined && pairs.every((pair) => pair.currency === currency)) return true;
  const isPair = (symbol: string) => isKnownPair(symbol) || ENDS_IN_STABLECOIN.test(symbol);
  const areInMoney = pairs.every((pair) => !QUOTE_COINS.includes(pair.currency));
  return isCandle || areInMoney ? symbols.some(isPair) : symbols.every(isPair);
}

function textOf(value: string): string {
  return bareSymbol(value).text.toUpperCase();
}

/** A pair with a delimiter or a publisher's marks, or a derivative. */
function pairedCoin(value: string): CoinReference | undefined {
  const { text, exchange } = bareSymbol(value);
  const isListed = exchange !== undefined || text.length < value.trim().length;
  const coin = coinOf(text, isListed);
  return coin?.currency !== undefined || derivativeOf(text) ? coin : undefined;
}
