import type { ColumnNames } from '../fields.js';

/** Hungarian. */
export const HU: ColumnNames = {
  date: ['dátum', 'időpont', 'nap'],
  time: ['idő'],
  symbol: ['szimbólum', 'ticker', 'kód'],
  name: ['név', 'kriptovaluta', 'megnevezés'],
  pair: ['pár'],
  price: ['árfolyam', 'ár', 'záróár', 'utolsó'],
  currency: ['pénznem', 'deviza'],
  market_cap: ['piaci kapitalizáció', 'piaci érték'],
  volume: ['forgalom', 'volumen'],
  change: ['változás pct', 'változás'],
  open: ['nyitó', 'nyitóár', 'nyitás'],
  high: ['legmagasabb', 'maximum'],
  low: ['legalacsonyabb', 'minimum'],
  close: ['záró', 'záróár', 'zárás', 'utolsó'],
  rank: ['helyezés', 'rangsor'],
};
