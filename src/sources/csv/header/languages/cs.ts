import type { ColumnNames } from '../fields.js';

/** Czech and Slovak. */
export const CS: ColumnNames = {
  date: ['datum', 'dátum'],
  time: ['čas'],
  symbol: ['ticker', 'symbol', 'zkratka', 'skratka'],
  name: ['název', 'názov', 'kryptoměna', 'kryptomena'],
  pair: ['pár'],
  price: ['kurz', 'cena', 'poslední', 'posledná', 'závěr', 'záver', 'uzavírací cena'],
  currency: ['měna', 'mena'],
  market_cap: ['tržní kapitalizace', 'trhová kapitalizácia', 'kapitalizace'],
  volume: ['objem', 'objem 24h'],
  change: ['změna pct', 'zmena pct', 'změna', 'zmena'],
  open: ['otevření', 'otevřeno', 'otvorenie', 'otevírací cena'],
  high: ['maximum', 'nejvyšší', 'najvyššia'],
  low: ['minimum', 'nejnižší', 'najnižšia'],
  close: ['závěr', 'záver', 'uzavírací cena', 'poslední'],
  rank: ['pořadí', 'poradie'],
};
