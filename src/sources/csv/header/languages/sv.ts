import type { ColumnNames } from '../fields.js';

/** Swedish. */
export const SV: ColumnNames = {
  date: ['datum', 'dag', 'tid'],
  time: ['tid'],
  name: ['namn'],
  price: ['senast', 'senaste', 'pris', 'kurs', 'stängning', 'stängningskurs', 'slutkurs'],
  currency: ['valuta'],
  market_cap: ['börsvärde', 'marknadsvärde'],
  volume: ['volym', 'vol'],
  change: ['pct förändring', 'förändring pct', 'utv pct', 'förändring'],
  open: ['öppning', 'öppen', 'öppningskurs', 'öppn'],
  high: ['högst', 'högsta', 'högstakurs', 'hög'],
  low: ['lägst', 'lägsta', 'lägstakurs', 'låg'],
  close: ['stängning', 'slutkurs', 'senast', 'senaste', 'stängningskurs'],
  rank: ['rang', 'placering'],
};
