import { preview } from '../../../domain/fields.js';
import type { Role } from '../header/roles.js';
import type { RowCells } from './row-cells.js';
import { currencyOfRow } from './row-currency.js';
import { currenciesOfIsin } from '../coins/isin.js';
import { currenciesOfExchange, currenciesOfStock } from '../coins/stocks.js';

/** Must be called after the amounts were read, because their currency marks count. */
export function currencyIn(
  row: RowCells,
  pair: string | undefined,
  { symbol, exchange }: { symbol: string; exchange: string },
): string {
  const { currencies } = row.format;
  const isSilent = !row.isMarked && row.map.currency === undefined && pair === undefined;
  const share = symbol.includes('.') ? currenciesOfStock(symbol) : ofShare(row, exchange);
  if (isSilent && currencies.others === undefined && !share) return currencies.usual;
  const stated = row.cell('currency');
  const found = currencyOfRow(currencies, { stated, pair, share }, (role) => row.cell(role));
  if (typeof found === 'string') return found;
  row.refuse(found.role, found.code, found.message);
  return currencies.usual;
}

/** By its exchange or its ISIN. For an exchange named by a profile, the configured currency applies. */
function ofShare(row: RowCells, exchange: string): readonly string[] | undefined {
  if (row.format.layout.by === 'profile') return undefined;
  return currenciesOfExchange(exchange) ?? (row.has('isin') ? currenciesOfIsin(row.cell('isin')) : undefined);
}

/** A coin costs one of itself: any other price is in a currency that the row does not name. */
export function assertPriceOfOne(row: RowCells, symbol: string): void {
  const role = row.has('close') ? 'close' : 'price';
  if (/^1(?:[.,]0*)?$/.test(row.cell(role).trim())) return;
  const message = `expected the price of ${symbol} in a currency other than ${symbol}, got ${preview(row.cell(role))}; correct the currency, or say it by constants.currency in a profile`;
  row.refuse(role, 'same_currency', message);
}

/** Whether a column's name is compatible with the currency of the row. */
export function isColumnInCurrency(row: RowCells, currency: string, role: Role): boolean {
  return (row.format.currencies.columns[role] ?? currency) === currency;
}
