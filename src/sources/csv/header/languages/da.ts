import type { ColumnNames } from '../fields.js';

/** Danish and Norwegian. */
export const DA: ColumnNames = {
  date: ['dato', 'kursdato'],
  time: ['tid', 'klokkeslæt', 'klokkeslett', 'tidspunkt'],
  symbol: ['ticker', 'symbol', 'kode'],
  name: ['navn', 'kryptovaluta'],
  price: ['seneste', 'siste', 'kurs', 'pris', 'lukkekurs', 'sluttkurs', 'slutkurs'],
  currency: ['valuta'],
  market_cap: ['markedsværdi', 'markedsverdi', 'børsværdi'],
  volume: ['volumen', 'volum', 'omsætning', 'omsetning'],
  change: ['ændring pct', 'endring pct', 'ændring', 'endring'],
  open: ['åbning', 'åpning', 'åbningskurs'],
  high: ['høj', 'høy', 'højeste', 'høyeste'],
  low: ['lav', 'laveste'],
  close: ['lukkekurs', 'slutkurs', 'sluttkurs', 'seneste', 'siste'],
  rank: ['placering', 'plassering'],
};
