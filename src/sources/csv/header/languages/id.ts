import type { ColumnNames } from '../fields.js';

/** Indonesian, as Investing.com writes it and otherwise. */
export const ID: ColumnNames = {
  date: ['tanggal', 'tgl', 'waktu'],
  time: ['jam'],
  symbol: ['simbol', 'kode', 'aset', 'koin'],
  name: ['nama', 'mata uang kripto'],
  pair: ['pasangan'],
  price: ['terakhir', 'harga', 'harga penutupan'],
  currency: ['mata uang'],
  market_cap: ['kapitalisasi pasar'],
  volume: ['volume perdagangan'],
  change: ['perubahan pct', 'perubahan'],
  open: ['pembukaan'],
  high: ['tertinggi'],
  low: ['terendah'],
  close: ['penutupan', 'harga penutupan', 'terakhir'],
  rank: ['peringkat'],
};
