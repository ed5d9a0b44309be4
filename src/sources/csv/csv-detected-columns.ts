import { misleadingColumns, otherPrices } from './csv-ambiguous.js';
import { baseAndQuote } from './csv-base-quote.js';
import { candleColumns } from './csv-candle-columns.js';
import { pairOf } from './csv-currency.js';
import { currencyColumn } from './csv-currency-column.js';
import { type ColumnMap, currencyOf, mapCandle, mapColumns } from './csv-header.js';
import { isEmpty } from './csv-number.js';
import { pairColumn } from './csv-pair-column.js';
import { coinSpelledOut } from './profiles/coin-spelled-out.js';
import { isKnownCoin } from './profiles/coins.js';
import { isQuoted } from './profiles/pair.js';
import type { SampleTable } from './csv-sample-table.js';

/** What the columns of a file contain, by their names and values. */
export interface DetectedColumns {
  isCandle: boolean;
  map: ColumnMap;
  /** Columns that look as if they had a role and are not read, and why. */
  ignored: Record<string, string>;
  /** Those that have no role, or one. */
  left: readonly string[];
}

export function detectColumns({ columns, hasRows, cellsOf }: SampleTable): DetectedColumns {
  const candle = candleColumns(columns, cellsOf);
  // A column without values has a role only where no other has it.
  const hasValues = (column: string) => !hasRows || cellsOf(column).some((cell) => !isEmpty(cell));
  const mapQuote = (some: readonly string[]) => ({
    ...mapColumns(some),
    ...mapColumns(some.filter(hasValues)),
  });
  const named = mapQuote(columns);
  const ignored = misleadingColumns(
    candle ? { ...candle, rank: undefined, change: undefined } : named,
    cellsOf,
  );
  if (!candle)
    Object.assign(
      ignored,
      otherPrices(columns.filter(hasValues), named, (rest) => mapColumns(rest).price),
    );
  const left = columns.filter((column) => ignored[column] === undefined);
  const mapAll = (some: readonly string[]) => (candle && mapCandle(some)) ?? mapQuote(some);
  const paired = pairColumn(mapAll(left), cellsOf);
  if (paired.ignored) ignored[paired.ignored] = 'its values are no pairs';
  const coins = coinColumn(paired.map, cellsOf);
  const mapped =
    coins === undefined
      ? paired.map
      : { name: coins, ...mapAll(left.filter((column) => column !== coins)), symbol: coins };
  let map = withCurrencyColumn(mapped, left, cellsOf);
  if (map.volume !== undefined && !/24/.test(map.volume) && left.some((column) => isSide(cellsOf(column)))) {
    ignored[map.volume] = 'rows are trades: it is not the volume of a day';
    map = Object.fromEntries(Object.entries(map).filter(([role]) => role !== 'volume'));
  }
  const sides = baseAndQuote(left, map, cellsOf);
  if (!sides) return { isCandle: candle !== undefined, map, ignored, left };
  const { pair, symbol, currency, ...others } = map;
  for (const one of [pair, symbol, currency])
    if (one !== undefined && !Object.values(sides).includes(one))
      ignored[one] = `${JSON.stringify(sides.symbol)} and ${JSON.stringify(sides.currency)} tell the pair`;
  return { isCandle: candle !== undefined, map: { ...others, ...sides }, ignored, left };
}

function withCurrencyColumn(
  map: ColumnMap,
  left: readonly string[],
  cellsOf: SampleTable['cellsOf'],
): ColumnMap {
  if (map.currency !== undefined || map.pair !== undefined) return map;
  if (currencyOf(map.price ?? map.close) !== undefined) return map;
  const taken = new Set<string | undefined>(Object.values(map));
  const currency = currencyColumn(
    left.filter((column) => !taken.has(column)),
    cellsOf,
  );
  return currency === undefined ? map : { ...map, currency };
}

/** The column of coins that is called `Currency` or `Name`, if no other column is named for them. */
function coinColumn(map: ColumnMap, cellsOf: SampleTable['cellsOf']): string | undefined {
  if (map.symbol !== undefined || map.id !== undefined || map.pair !== undefined) return undefined;
  const isPriced = (cell: string) => isQuoted(cell.trim().toUpperCase());
  for (const column of [map.currency, map.name]) {
    const cells = cellsOf(column).filter((cell) => !isEmpty(cell));
    if (!cells.length || !cells.every(isCoin)) continue;
    if (column === map.name || !cells.every(isPriced)) return column;
  }
  return undefined;
}

function isCoin(cell: string): boolean {
  const text = cell.trim().toUpperCase();
  return isKnownCoin(text) || coinSpelledOut(cell) !== undefined || pairOf(text) !== undefined;
}

/** Whether the cells say which side of a trade each row is. */
function isSide(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => !isEmpty(cell));
  return said.length > 0 && said.every((cell) => /^\s*(?:buy|sell|bid|ask)\s*$/i.test(cell));
}
