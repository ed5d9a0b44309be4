import type { RowFields } from './csv-row-fields.js';
import { pairOf } from './csv-currency.js';

/** What a row is about. */
export interface CsvInstrument {
  symbol: string;
  externalId: string;
  name: string;
  currency: string;
}

/** @param readAmounts reads the amounts: what is beside them tells the currency */
export function withInstrument<Said>(row: RowFields, readAmounts: () => Said): CsvInstrument & Said {
  const { constants } = row;
  const called = row.has('symbol') ? row.label('symbol').toUpperCase() : (constants.symbol ?? '');
  const pair = pairOf(called);
  const id = row.has('id') ? row.label('id') : (constants.id ?? '');
  const isById = called === '' && !row.has('symbol');
  const symbol = isById ? id.toUpperCase() : (pair?.coin ?? called);
  const name = row.name() || constants.name || symbol || id.toUpperCase();
  const said = readAmounts();
  return { symbol, externalId: id || symbol, name, currency: row.currency(pair?.currency), ...said };
}
