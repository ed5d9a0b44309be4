import { currencyCode } from '../csv-currency.js';
import { simplified } from '../csv-header.js';
import { isKnownCoin } from './coins.js';

/** What stands for a part of a column's name: `Volume {symbol}` is `Volume BTC`. */
const PLACE = /\{(symbol|currency)\}/;

export interface FoundColumn {
  column: string;
  /** What stands in its name in the place of `{symbol}` or `{currency}`. */
  symbol?: string;
  currency?: string;
}

/** The first column that the reference fits and that is not taken: by its very name, else whatever its case, blanks and signs. */
export function findColumn(
  reference: string,
  columns: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): FoundColumn | undefined {
  const free = columns.filter((column) => !taken.has(column));
  const place = PLACE.exec(reference);
  if (!place) {
    const column = free.find((one) => one === reference) ?? free.find((one) => isAlike(one, reference));
    return column === undefined ? undefined : { column };
  }
  const [before, after] = [reference.slice(0, place.index), reference.slice(place.index + place[0].length)];
  for (const column of free) {
    const inPlace = column.slice(before.length, column.length - after.length);
    const fits =
      isAlike(column.slice(0, before.length), before) &&
      isAlike(column.slice(column.length - after.length), after);
    if (fits && isNamedBy(inPlace, place[1]!)) return { column, [place[1]!]: inPlace.toUpperCase() };
  }
  return undefined;
}

/** Whether a word can be meant: the currency of a state is no coin, and a currency is known. */
function isNamedBy(word: string, place: string): boolean {
  if (!/^[\p{L}\p{N}]{1,20}$/u.test(word)) return false;
  const currency = currencyCode(word.toUpperCase());
  return place === 'currency' ? currency !== undefined : currency === undefined || isKnownCoin(word);
}

function isAlike(one: string, other: string): boolean {
  return simplified(one) === simplified(other);
}
