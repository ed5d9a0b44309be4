import type { Reason } from '../../domain/source.js';
import type { RowFields } from './csv-row-fields.js';

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
export function withInstrument<Said>(row: RowFields, readAmounts: () => Said): CsvInstrument & Said {
  const { constants } = row;
  const role = row.has('symbol') ? 'symbol' : row.has('pair') ? 'pair' : undefined;
  // A few coins have no symbol and are identified by their id.
  const isWithoutSymbol = role === 'symbol' && row.has('id') && row.isEmpty('symbol');
  const coin = role && !isWithoutSymbol ? row.coin(role) : { symbol: constants.symbol ?? '' };
  const id = row.has('id') ? (role ? row.label('id') : row.onlyId()) : (constants.id ?? '');
  const isById = role === undefined && coin.symbol === '';
  const symbol = isById ? id.toUpperCase() : coin.symbol;
  const exchange = row.exchange() || (coin.exchange ?? '');
  const name = row.name(coin.currency) || coin.name || constants.name || symbol || id.toUpperCase();
  const said = readAmounts();
  // The first spread is copied at once instead of field by field.
  const externalId = exchange && (id || symbol) ? `${exchange}:${id || symbol}` : id || symbol;
  const currency = row.currency(coin.currency, symbol);
  if (currency === symbol) row.assertIsOne(symbol);
  return { ...said, symbol, externalId, name, currency };
}
