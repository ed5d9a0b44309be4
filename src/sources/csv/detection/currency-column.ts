import { currenciesOf, isCurrencyMark } from '../coins/currency.js';
import { isEmpty } from '../values/empty.js';
import { isMoney } from '../coins/pair.js';

/** Columns with the currency of something other than the price. */
const NOT_OF_PRICE = /fee|commission|tax|paid|received|sent|account|wallet|local|volume|cap|gebühr/i;

/** The only column whose values are all fiat currencies, such as `EUR` or `€`, whatever its name. */
export function currencyColumn(
  columns: readonly string[],
  cellsOf: (column: string) => readonly string[],
): string | undefined {
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
