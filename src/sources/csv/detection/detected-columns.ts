import { misleadingColumns, pricesInOtherCurrencies } from './misleading-columns.js';
import { baseAndQuote } from './base-quote.js';
import { candleColumns } from './candle-columns.js';
import { currencyCode, pairOf } from '../coins/currency.js';
import { currencyColumn } from './currency-column.js';
import { type ColumnMap, mapCandle, mapColumns } from '../header/header.js';
import { currencyOf, simplifiedName, simplifiedNames } from '../header/named-columns.js';
import { CANDLE_NAMES } from '../header/header-names.js';
import { isEmpty } from '../values/empty.js';
import { otherRate } from './other-rate.js';
import { pairColumn, unnamedPairColumn } from './pair-column.js';
import { coinSpelledOut } from '../coins/coin-spelled-out.js';
import { isKnownCoin } from '../coins/coins.js';
import type { StatedFacts } from '../facts/stated-facts.js';
import { isQuoted } from '../coins/pair.js';
import type { CellsOf, SampleTable } from './sample-table.js';
import { withTimeOfDay } from './time-of-day.js';
import { areTrades } from './trades.js';

/** Roles of a file's columns, from their names and values. */
export interface DetectedColumns {
  isCandle: boolean;
  map: ColumnMap;
  /** Columns that seem to have a role but are not read, with the reasons. */
  ignored: Record<string, string>;
  /** Columns with at most one role. */
  left: readonly string[];
}

export function detectColumns(
  { columns, hasRows, cellsOf }: SampleTable,
  ofName: StatedFacts,
): DetectedColumns {
  const candle = candleColumns(columns, cellsOf, ofName);
  // A column without values gets a role only if no other column has it.
  const hasValues = (column: string) => !hasRows || cellsOf(column).some((cell) => !isEmpty(cell));
  const mapQuote = (some: readonly string[]) => ({
    ...mapColumns(some),
    ...mapColumns(some.filter(hasValues)),
  });
  const named = mapQuote(columns);
  const ignored = misleadingColumns(
    candle ? { ...candle, rank: undefined, change: undefined } : named,
    cellsOf,
    ofName.symbol !== undefined,
  );
  if (!candle)
    Object.assign(
      ignored,
      otherRate(columns, named.price),
      pricesInOtherCurrencies(columns.filter(hasValues), named, (rest) => mapColumns(rest).price),
    );
  const prices = candle ? {} : (mapCandle(columns) ?? {});
  for (const column of [prices.open, prices.high, prices.low])
    if (column !== undefined)
      ignored[column] ??=
        'it may be that of the last 24 hours; name the file after its pair and interval, as in BTCEUR_5m.csv, to read candles';
  const left = columns.filter((column) => ignored[column] === undefined);
  const mapAll = (some: readonly string[]) => (candle && mapCandle(some)) ?? mapQuote(some);
  const paired = pairColumn(mapAll(left), cellsOf);
  if (paired.ignored) ignored[paired.ignored] = 'its values are not pairs';
  const pairs = unnamedPairColumn(paired.map, left, cellsOf);
  const coins = pairs === undefined ? coinColumn(paired.map, cellsOf) : undefined;
  let mapped = paired.map;
  if (pairs !== undefined) mapped = withPair(mapped, pairs);
  if (coins !== undefined)
    mapped = { name: coins, ...mapAll(left.filter((column) => column !== coins)), symbol: coins };
  let map = withTimeOfDay(withCurrencyColumn(mapped, left, cellsOf), left, {
    isCandle: candle !== undefined,
    cellsOf,
  });
  const isDailyVolume = map.volume === undefined || /24/.test(map.volume);
  if (!isDailyVolume && areTrades(map, left, cellsOf))
    ignored[map.volume!] = 'rows are trades: it is not the volume of a day';
  // An incomplete candle: the volume counts coins, over an unknown time.
  else if (
    !isDailyVolume &&
    candle === undefined &&
    currencyOf(map.volume) === undefined &&
    hasHighAndLow(columns)
  )
    ignored[map.volume!] =
      'beside highs and lows it may count coins; with columns.volume in a profile it is money';
  if (map.volume !== undefined && ignored[map.volume] !== undefined)
    map = Object.fromEntries(Object.entries(map).filter(([role]) => role !== 'volume'));
  const sides = baseAndQuote(left, map, cellsOf);
  if (!sides) return { isCandle: candle !== undefined, map, ignored, left };
  const { pair, symbol, currency, ...others } = map;
  for (const one of [pair, symbol, currency])
    if (one !== undefined && !Object.values(sides).includes(one))
      ignored[one] = `${JSON.stringify(sides.symbol)} and ${JSON.stringify(sides.currency)} state the pair`;
  return { isCandle: candle !== undefined, map: { ...others, ...sides }, ignored, left };
}

function hasHighAndLow(columns: readonly string[]): boolean {
  const names = new Set(columns.map(simplifiedName));
  return (['high', 'low'] as const).every((role) =>
    simplifiedNames(CANDLE_NAMES[role]).some((name) => names.has(name)),
  );
}

/** A column called currency has the coin then, or repeats the pair. */
function withPair({ symbol: _, currency: __, ...others }: ColumnMap, pair: string): ColumnMap {
  return { ...others, pair };
}

function withCurrencyColumn(map: ColumnMap, left: readonly string[], cellsOf: CellsOf): ColumnMap {
  if (map.currency !== undefined || map.pair !== undefined) return map;
  if (currencyOf(map.price ?? map.close) !== undefined) return map;
  const taken = new Set<string | undefined>(Object.values(map));
  const currency = currencyColumn(
    left.filter((column) => !taken.has(column)),
    cellsOf,
    map.price ?? map.close,
  );
  return currency === undefined ? map : { ...map, currency };
}

/**
 * A column of coins called `Currency` or `Name`, if no other column is named for them. Coins used as quote currencies
 * are taken for currencies, unless a column of names shows that they are the coins, or the price header names a
 * currency that is not among them.
 */
function coinColumn(
  { symbol, id, pair, currency, name, price, close }: ColumnMap,
  cellsOf: CellsOf,
): string | undefined {
  if (symbol !== undefined || id !== undefined || pair !== undefined) return undefined;
  const names = cellsOf(name);
  const isNamed = (cell: string, row: number) =>
    isEmpty(cell) || coinSpelledOut(names[row] ?? '')?.symbol === cell.trim().toUpperCase();
  const isPriced = (cell: string) => isQuoted(cell.trim());
  for (const column of [currency, name]) {
    const cells = cellsOf(column);
    const coins = cells.filter((cell) => !isEmpty(cell));
    if (!coins.length || !coins.every(isCoin)) continue;
    const ofPrice = currencyOf(price ?? close);
    const isOther = ofPrice !== undefined && coins.every((coin) => currencyCode(coin.trim()) !== ofPrice);
    if (column === name || isOther || !coins.every(isPriced) || cells.every(isNamed)) return column;
  }
  return undefined;
}

function isCoin(cell: string): boolean {
  const text = cell.trim().toUpperCase();
  return isKnownCoin(text) || coinSpelledOut(cell) !== undefined || pairOf(text) !== undefined;
}
