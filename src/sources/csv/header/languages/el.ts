import type { ColumnNames } from '../fields.js';

/** Greek, as Investing.com writes it and otherwise. */
export const EL: ColumnNames = {
  date: ['ημερομηνία', 'ημ/νία'],
  time: ['ώρα'],
  symbol: ['σύμβολο'],
  name: ['όνομα', 'κρυπτονόμισμα', 'ονομασία'],
  pair: ['ζεύγος'],
  price: ['τελευταία', 'τιμή', 'τιμή κλεισίματος'],
  currency: ['νόμισμα'],
  market_cap: ['κεφαλαιοποίηση'],
  volume: ['όγκος', 'όγκος συναλλαγών'],
  change: ['μεταβολή pct', 'μεταβολή'],
  open: ['άνοιγμα'],
  high: ['υψηλό', 'ανώτατη'],
  low: ['χαμηλό', 'κατώτατη'],
  close: ['κλείσιμο', 'τιμή κλεισίματος', 'τελευταία'],
  rank: ['κατάταξη'],
};
