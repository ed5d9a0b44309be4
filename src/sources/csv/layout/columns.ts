import { currencyCode } from '../coins/currency.js';
import { simplifiedName } from '../header/named-columns.js';
import { isKnownCoin } from '../coins/coins.js';

/** Placeholder for part of a column name: `Volume {symbol}` matches `Volume BTC`. */
const PLACE = /\{(symbol|currency)\}/;

export interface FoundColumn {
  column: string;
  /** The part of the name in place of `{symbol}` or `{currency}`. */
  symbol?: string;
  currency?: string;
}

/** The first free column that matches the reference: exactly, or else ignoring case, blanks and punctuation. */
export function findColumn(
  reference: string,
  columns: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): FoundColumn | undefined {
  const free = columns.filter((column) => !taken.has(column));
  const place = PLACE.exec(reference);
  if (!place) {
    const name = simplifiedName(reference);
    const column = free.find((one) => one === reference) ?? free.find((one) => simplifiedName(one) === name);
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

/** Whether the word fits the placeholder: a fiat currency is not a coin, and a currency must be known. */
function isNamedBy(word: string, place: string): boolean {
  if (!/^[\p{L}\p{N}]{1,20}$/u.test(word)) return false;
  const currency = currencyCode(word.toUpperCase());
  return place === 'currency' ? currency !== undefined : currency === undefined || isKnownCoin(word);
}

function isAlike(one: string, other: string): boolean {
  return simplifiedName(one) === simplifiedName(other);
}
