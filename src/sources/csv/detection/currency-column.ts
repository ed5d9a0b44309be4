import { currenciesOf, isCurrencyMark } from '../coins/currency.js';
import { isEmpty } from '../values/empty.js';
import { isMoney } from '../coins/pair.js';
import { simplifiedName } from '../header/named-columns.js';

/** Columns with the currency of something other than the price. */
const NOT_OF_PRICE = /fee|commission|tax|paid|received|sent|account|wallet|local|volume|cap|gebühr/i;

/**
 * The column named after the price, as in `Currency (Price / share)`; failing that, the only column whose values are all fiat
 * currencies, such as `EUR` or `€`, whatever its name.
 */
export function currencyColumn(
  columns: readonly string[],
  cellsOf: (column: string) => readonly string[],
  price = '',
): string | undefined {
  const amount = simplifiedName(price);
  const names = new Set([`currency${amount}`, `${amount}currency`, `währung${amount}`].map(simplifiedName));
  const ofPrice = amount ? columns.find((column) => names.has(simplifiedName(column))) : undefined;
  if (ofPrice !== undefined) return ofPrice;
  const found = columns.filter((column) => {
    const values = new Set(cellsOf(column).map((cell) => cell.trim()));
    const named = [...values].filter((value) => !isEmpty(value));
    return !NOT_OF_PRICE.test(column) && named.length > 0 && named.every(isNationalCurrency);
  });
  return found.length === 1 ? found[0] : undefined;
}

function isNationalCurrency(mark: string): boolean {
  if (!isCurrencyMark(mark)) return false;
  const code = currenciesOf(mark).find((one) => one !== null);
  return code !== undefined && isMoney(code);
}
