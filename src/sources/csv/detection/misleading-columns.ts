import type { ColumnMap } from '../header/header.js';
import { currencyOf, simplifiedName } from '../header/named-columns.js';
import type { Role } from '../header/roles.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';

/**
 * Columns whose names suggest a role that their values rule out, with the reasons.
 * @param isNamed whether the file is named after a coin
 */
export function misleadingColumns(map: ColumnMap, cellsOf: CellsOf, isNamed = false): Record<string, string> {
  const ignored: Record<string, string> = {};
  const judge = (role: Role, isMisleading: (cells: readonly string[], column: string) => string | false) => {
    const column = map[role];
    const reason = column !== undefined && isMisleading(cellsOf(column), column);
    if (reason) ignored[column] = reason;
  };
  const key = map.symbol ?? map.pair;
  const symbols = key === undefined ? [] : cellsOf(key);
  if (key !== undefined)
    judge(
      'id',
      (ids) => isRowId(ids, symbols, cellsOf(map.date)) && 'it counts or identifies rows, not coins',
    );
  else
    judge(
      'id',
      (ids) =>
        (isCounter(ids) ||
          (isNamed && areNumbers(ids) && areDistinct(ids)) ||
          differInEachRow(ids, cellsOf(map.date))) &&
        'it counts or identifies rows, not coins',
    );
  judge('rank', (ranks) => isCounter(ranks) && repeats(symbols) && 'it counts rows');
  judge('name', (names) => haveDigits(names) && 'digits are not a name');
  judge('change', (changes, column) => !isPercent(column, changes) && 'nothing shows that it is in percent');
  return ignored;
}

/**
 * Whether an id column numbers the rows (1, 2, 3 …), or differs in every row while symbols repeat. An id of 0 or 1 in a
 * single row is not an id either.
 */
function isRowId(ids: readonly string[], symbols: readonly string[], dates: readonly string[]): boolean {
  if (ids.length === 1) return /^[01]$/.test(ids[0]!.trim());
  if (isCounter(ids)) return true;
  if (!areDistinct(ids.filter((id) => !isEmpty(id)))) return false;
  return (areDistinct(ids) && new Set(symbols).size * 2 <= ids.length) || changeWithDays(ids, symbols, dates);
}

/** Whether a symbol has another id, or none, on another day. Two coins with one symbol have their ids on the same day. */
function changeWithDays(
  ids: readonly string[],
  symbols: readonly string[],
  dates: readonly string[],
): boolean {
  const first = new Map<string, number>();
  return symbols.some((symbol, row) => {
    const before = first.get(symbol) ?? row;
    first.set(symbol, before);
    return ids[row] !== ids[before] && dayOf(dates[row] ?? '') !== dayOf(dates[before] ?? '');
  });
}

/** Whether the values are whole numbers, like the ids of trades. */
function areNumbers(ids: readonly string[]): boolean {
  return ids.every((id) => /^\s*\d+\s*$/.test(id));
}

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** Whether the values contain digits and never repeat within several days of rows, in which coins would recur. */
function differInEachRow(ids: readonly string[], dates: readonly string[]): boolean {
  if (ids.length < 2 || !areDistinct(ids) || !ids.every((id) => /\d/.test(id))) return false;
  return new Set(dates.map(dayOf)).size > 1;
}

function dayOf(date: string): string | number {
  const seconds = /^(\d{10})(?:\d{3})*(?:\.\d+)?$/.exec(date.trim())?.[1];
  return seconds === undefined
    ? date.trim().replace(/[T\s]\d\d?:.*/, '')
    : Math.floor(Number(seconds) / 86_400);
}

/** Whether the values count up or down by one. */
function isCounter(values: readonly string[]): boolean {
  if (values.length < 2 || !values.every((value) => /^\s*\d{1,12}(?:\.0+)?\s*$/.test(value))) return false;
  const numbers = values.map(Number);
  const step = numbers[1]! - numbers[0]!;
  return Math.abs(step) === 1 && numbers.every((number, at) => number === numbers[0]! + at * step);
}

function repeats(values: readonly string[]): boolean {
  return values.length < 2 || new Set(values).size < values.length;
}

function haveDigits(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim());
  return filled.length > 0 && filled.every((value) => /^\s*\d+\s*$/.test(value));
}

/**
 * Whether a change is a percentage, because its header or one of its values says so. `24h` and `change_24h` are percentages
 * by convention, unless a value rules it out: nothing falls by more than 100 %.
 */
function isPercent(column: string, values: readonly string[]): boolean {
  if (/pct|percent|prozent|porcent|pourcent|процент|率|幅|률/.test(simplifiedName(column))) return true;
  if (values.some((value) => value.includes('%'))) return true;
  return simplifiedName(column).includes('24h') && !values.some((value) => /^\s*[-−(]\s*\d{3,}/.test(value));
}

/** Prices in other currencies than the price that is read. Currencies are never mixed. */
export function pricesInOtherCurrencies(
  columns: readonly string[],
  map: ColumnMap,
  priceOf: (rest: readonly string[]) => string | undefined,
) {
  const ignored: Record<string, string> = {};
  const price = map.price ?? map.close;
  for (let rest = columns.filter((column) => column !== price); ;) {
    const other = priceOf(rest);
    if (other === undefined) return ignored;
    const currency = currencyOf(other);
    if (currency !== undefined || currencyOf(price) !== undefined)
      ignored[other] = `a row has one price: that of ${JSON.stringify(price)} is read`;
    rest = rest.filter((column) => column !== other);
  }
}
