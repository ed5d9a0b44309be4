import type { ColumnNames } from '../fields.js';

/** Hebrew, as Investing.com writes it and otherwise. */
export const HE: ColumnNames = {
  date: ['תאריך'],
  time: ['שעה'],
  symbol: ['סמל', 'סימול', 'מטבע קריפטו'],
  name: ['שם'],
  pair: ['צמד'],
  price: ['שער', 'מחיר', 'מחיר סגירה', 'אחרון'],
  currency: ['מטבע'],
  market_cap: ['שווי שוק'],
  volume: ['נפח', 'נפח מסחר', 'מחזור'],
  change: ['pct שינוי', 'שינוי pct'],
  open: ['פתיחה'],
  high: ['גבוה'],
  low: ['נמוך'],
  close: ['סגירה', 'מחיר סגירה', 'שער'],
  rank: ['דירוג'],
};
