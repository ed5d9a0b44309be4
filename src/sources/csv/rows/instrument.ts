import type { Reason } from '../../../domain/source.js';
import type { RowCells } from './row-cells.js';
import { coinIn, exchangeIn, labelIn, nameIn, onlyId } from './row-coin.js';
import { assertPriceOfOne, currencyIn } from './row-money.js';

/** The instrument a row belongs to. */
export interface CsvInstrument {
  symbol: string;
  externalId: string;
  name: string;
  currency: string;
  /** Problems of fields that were read as empty. */
  notes?: readonly Reason[];
}

/** @param readAmounts reads the amounts; the currency marks next to them determine the currency */
export function withInstrument<Amounts>(row: RowCells, readAmounts: () => Amounts): CsvInstrument & Amounts {
  const { constants } = row.format.layout;
  const role = row.has('symbol') ? 'symbol' : row.has('pair') ? 'pair' : undefined;
  // A few coins have no symbol and are identified by their id.
  const isWithoutSymbol = role === 'symbol' && row.has('id') && row.cell('symbol').trim() === '';
  const coin = role && !isWithoutSymbol ? coinIn(row, role) : { symbol: constants.symbol ?? '' };
  const id = row.has('id') ? (role ? labelIn(row, 'id') : onlyId(row)) : (constants.id ?? '');
  const isById = role === undefined && coin.symbol === '';
  const symbol = isById ? id.toUpperCase() : coin.symbol;
  const exchange = exchangeIn(row) || (coin.exchange ?? '');
  const name = nameIn(row, coin.currency) || coin.name || constants.name || symbol || id.toUpperCase();
  const amounts = readAmounts();
  // The first spread is copied at once instead of field by field.
  const externalId = exchange && (id || symbol) ? `${exchange}:${id || symbol}` : id || symbol;
  const currency = currencyIn(row, coin.currency, { symbol, exchange });
  if (currency === symbol) assertPriceOfOne(row, symbol);
  return { ...amounts, symbol, externalId, name, currency };
}
