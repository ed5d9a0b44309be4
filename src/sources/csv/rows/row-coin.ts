import type { CoinReference } from '../layout/coin-reader.js';
import { badPairMessage } from './value-messages.js';
import { isEmpty } from '../values/empty.js';
import type { RowCells } from './row-cells.js';

/** A symbol or id. Required if the file has a column for it. */
export function labelIn(row: RowCells, role: 'symbol' | 'pair' | 'id'): string {
  const value = row.text(role);
  if (row.map[role] === undefined) return '';
  // A coin may be called NONE or NAN: only values that are not words count as empty.
  if (isEmpty(value) && !/^[a-z]+$/i.test(value))
    row.refuse(role, 'missing', `expected the ${role} of the coin, got nothing; fill in the field`);
  return value;
}

/** The id in files without symbols. */
export function onlyId(row: RowCells): string {
  const id = labelIn(row, 'id');
  const fault = row.has('id') ? row.format.coinOf(id)?.fault : undefined;
  if (fault) row.refuse('id', fault.code, fault.message);
  return id;
}

/** The meaning of a value in the column of symbols or pairs. */
export function coinIn(row: RowCells, role: 'symbol' | 'pair'): CoinReference {
  const value = labelIn(row, role);
  const coin = row.format.coinOf(value);
  // Beside an id, a word such as TRUE or TOTAL is a symbol.
  if (coin?.fault && !(row.has('id') && /^[a-z]+$/i.test(value)))
    row.refuse(role, coin.fault.code, coin.fault.message);
  if (coin) return coin;
  if (value) row.refuse(role, 'not_a_pair', badPairMessage(value, row.format.layout));
  return { symbol: '' };
}

/** In capitals, as in `BINANCE:BTC`; empty if the row names none. */
export function exchangeIn(row: RowCells): string {
  const value = row.text('exchange').toUpperCase();
  return isEmpty(value) ? '' : value;
}

/** Without the currency of the pair: `Bitcoin` for `Bitcoin USD`. */
export function nameIn(row: RowCells, currency: string | undefined): string {
  const value = row.text('name');
  if (isEmpty(value)) return '';
  return currency !== undefined && value.endsWith(` ${currency}`)
    ? value.slice(0, -currency.length - 1).trim()
    : value;
}

/** Only if the file has columns for both. */
export function contractIn(row: RowCells): { contract?: { chain: string; address: string } } | undefined {
  if (!row.has('contract') || !row.has('chain')) return undefined;
  const chain = row.text('chain');
  const address = row.text('contract');
  return isEmpty(chain) || isEmpty(address) ? undefined : { contract: { chain, address } };
}
