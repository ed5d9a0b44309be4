import type { ColumnNames } from '../fields.js';

/** Finnish, as Investing.com writes it and otherwise. */
export const FI: ColumnNames = {
  date: ['päivämäärä', 'päivä', 'pvm'],
  time: ['kellonaika', 'klo'],
  symbol: ['symboli', 'tunnus'],
  name: ['nimi', 'kryptovaluutta'],
  price: ['viimeisin', 'kurssi', 'hinta', 'päätöskurssi'],
  currency: ['valuutta'],
  market_cap: ['markkina-arvo'],
  volume: ['volyymi', 'vaihto'],
  change: ['muutos pct', 'muutos'],
  open: ['avaus', 'avauskurssi'],
  high: ['ylin', 'korkein'],
  low: ['alin', 'matalin'],
  close: ['päätös', 'päätöskurssi', 'viimeisin'],
  rank: ['sijoitus', 'sija'],
};
