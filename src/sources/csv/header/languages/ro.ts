import type { ColumnNames } from '../fields.js';

/** Romanian. */
export const RO: ColumnNames = {
  date: ['data', 'ziua'],
  time: ['ora'],
  symbol: ['simbol', 'cod'],
  name: ['nume', 'criptomonedă', 'criptomoneda', 'denumire'],
  price: ['preț', 'preţ', 'curs', 'ultimul preț', 'închidere'],
  currency: ['monedă', 'valută'],
  market_cap: ['capitalizare', 'capitalizare de piață'],
  volume: ['volum'],
  change: ['variație pct', 'variație', 'schimbare pct'],
  open: ['deschidere'],
  high: ['maxim'],
  low: ['minim'],
  close: ['închidere', 'preț de închidere'],
  rank: ['poziție'],
};
