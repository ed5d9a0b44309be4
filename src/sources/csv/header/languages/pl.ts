import type { ColumnNames } from '../fields.js';

/** Polish: Stooq (with and without accents) and Investing.com. */
export const PL: ColumnNames = {
  date: ['data', 'dzień', 'dzien', 'czas'],
  time: ['godzina', 'czas'],
  symbol: ['ticker', 'symbol', 'kod'],
  name: ['nazwa', 'kryptowaluta'],
  pair: ['para'],
  price: ['ostatnio', 'ostatni', 'zamknięcie', 'kurs', 'cena', 'kurs zamknięcia'],
  currency: ['waluta'],
  market_cap: ['kapitalizacja', 'kapitalizacja rynkowa'],
  volume: ['wolumen', 'wol', 'obrót'],
  change: ['zmiana pct', 'zmiana%', 'zmiana'],
  open: ['otwarcie'],
  high: ['najwyższy', 'max', 'maks', 'maksimum'],
  low: ['najniższy', 'min', 'minimum'],
  close: ['zamknięcie', 'ostatnio', 'ostatni'],
  rank: ['pozycja', 'ranking', 'miejsce'],
};
