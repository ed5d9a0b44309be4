import type { ColumnNames } from '../fields.js';

/** Portuguese, beyond the names of the first list. */
export const PT: ColumnNames = {
  price: ['último preço', 'preço de fechamento'],
  change: ['varpct'],
  close: ['preço de fechamento'],
};
