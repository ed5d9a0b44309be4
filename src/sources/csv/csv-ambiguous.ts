import { currencyOf, type ColumnMap, simplified } from './csv-header.js';
import type { Role } from './csv-roles.js';
import type { CellsOf } from './csv-sample-table.js';

/** Columns that their names and values forbid to read as what they are called, by the rules below: the reason of each. */
export function misleadingColumns(map: ColumnMap, cellsOf: CellsOf): Record<string, string> {
  const ignored: Record<string, string> = {};
  const judge = (role: Role, isMisleading: (cells: readonly string[], column: string) => string | false) => {
    const column = map[role];
    const reason = column !== undefined && isMisleading(cellsOf(column), column);
    if (reason) ignored[column] = reason;
  };
  const key = map.symbol ?? map.pair;
  const symbols = key === undefined ? [] : cellsOf(key);
  if (key !== undefined)
    judge('id', (ids) => isRowId(ids, symbols) && 'it counts or identifies rows, not coins');
  judge('rank', (ranks) => isCounter(ranks) && repeats(symbols) && 'it counts rows');
  judge('name', (names) => isOfDigits(names) && 'digits are no name');
  judge('change', (changes, column) => !isPercent(column, changes) && 'nothing says that it is in percent');
  return ignored;
}

/**
 * Whether the values of an id's column count rows (1, 2, 3 …) or are another in each row while symbols repeat. A single row has no id
 * of 0 or 1.
 */
function isRowId(ids: readonly string[], symbols: readonly string[]): boolean {
  if (ids.length === 1) return /^[01]$/.test(ids[0]!.trim());
  if (isCounter(ids)) return true;
  const distinct = new Set(ids).size;
  return distinct === ids.length && new Set(symbols).size * 2 <= ids.length;
}

/** Whether each value is the one before it and one more, or one less. */
function isCounter(values: readonly string[]): boolean {
  if (values.length < 2 || !values.every((value) => /^\s*\d{1,12}\s*$/.test(value))) return false;
  const numbers = values.map(Number);
  const step = numbers[1]! - numbers[0]!;
  return Math.abs(step) === 1 && numbers.every((number, at) => number === numbers[0]! + at * step);
}

function repeats(values: readonly string[]): boolean {
  return values.length < 2 || new Set(values).size < values.length;
}

function isOfDigits(values: readonly string[]): boolean {
  const said = values.filter((value) => value.trim());
  return said.length > 0 && said.every((value) => /^\s*\d+\s*$/.test(value));
}

/**
 * Whether a change is in percent: its header or any of its values says so. `24h` and `change_24h` are by custom, unless a value shows
 * that they cannot be: nothing falls by more than 100 %.
 */
function isPercent(column: string, values: readonly string[]): boolean {
  if (/pct|percent|prozent|porcent|pourcent|процент|率|幅|률/.test(simplified(column))) return true;
  if (values.some((value) => value.includes('%'))) return true;
  return simplified(column).includes('24h') && !values.some((value) => /^\s*[-−(]\s*\d{3,}/.test(value));
}

/** Prices in other currencies than that of the price that is read: they are never mixed. */
export function otherPrices(
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
