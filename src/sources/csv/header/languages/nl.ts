import type { ColumnNames } from '../fields.js';

/** Dutch, beyond the names of the first list. */
export const NL: ColumnNames = {
  symbol: ['munt'],
  price: ['laatst'],
  close: ['laatst'],
  rank: ['rang'],
};
