import type { ColumnMap } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import { isEmpty } from '../values/empty.js';
import { isMoney } from '../coins/pair.js';

const NAMES = [
  ['base', 'quote'],
  ['base', 'counter'],
  ['base', 'target'],
  ['from', 'to'],
].flatMap(([base, quote]) =>
  ['', 'currency', 'asset', 'coin', 'symbol', 'ccy', 'token', 'code'].map(
    (word) => [base + word, quote + word] as const,
  ),
);
NAMES.push(
  ['fsym', 'tsym'],
  ['base', 'quotecurrency'],
  ['base', 'currency'],
  ['currency', 'quotecurrency'],
  ['coin', 'quote'],
  ['asset', 'quote'],
);
const CODE = /^[A-Za-z][A-Za-z\d]{1,11}$|^1INCH$/i;

/**
 * Two columns with the coin and the currency of a pair: `base` and `quote`, or `from_currency` and `to_currency`. Undefined
 * if their values are not codes, or if all of them are fiat currencies.
 */
export function baseAndQuote(
  columns: readonly string[],
  map: ColumnMap,
  cellsOf: (column: string) => readonly string[],
): { symbol: string; currency: string } | undefined {
  const named = (name: string) => columns.find((column) => simplifiedName(column) === name);
  for (const [base, quote] of NAMES) {
    const [symbol, currency] = [named(base), named(quote)];
    if (symbol === undefined || currency === undefined || currency === map.price) continue;
    const [coins, codes] = [symbol, currency].map((column) =>
      cellsOf(column).filter((cell) => !isEmpty(cell)),
    );
    if (!coins!.length || ![...coins!, ...codes!].every((cell) => CODE.test(cell.trim()))) continue;
    if (coins!.every((coin) => isMoney(coin.trim()))) continue;
    return { symbol, currency };
  }
  return undefined;
}
