import type { ColumnNames } from '../fields.js';

/** French, beyond the names of the first list. */
export const FR: ColumnNames = {
  name: ['actif', 'crypto-monnaie', 'cryptomonnaie'],
  currency: ['monnaie de cotation'],
  high: ['plus haut du jour'],
  low: ['plus bas du jour'],
};
