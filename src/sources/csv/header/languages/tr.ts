import type { ColumnNames } from '../fields.js';

/** Turkish. */
export const TR: ColumnNames = {
  date: ['tarih', 'tarih saat', 'saat'],
  time: ['saat', 'zaman'],
  symbol: ['sembol', 'kod'],
  name: ['ad', 'adı', 'isim', 'kripto para'],
  pair: ['parite'],
  price: ['şimdi', 'son', 'fiyat', 'kapanış', 'son fiyat'],
  currency: ['para birimi', 'döviz'],
  market_cap: ['piyasa değeri', 'pd'],
  volume: ['hacim', 'hac', 'hacim 24s'],
  change: ['fark pct', 'değişim pct', 'fark', 'değişim'],
  open: ['açılış', 'açılış fiyatı'],
  high: ['yüksek', 'en yüksek'],
  low: ['düşük', 'en düşük'],
  close: ['kapanış', 'kapanış fiyatı', 'şimdi', 'son'],
  rank: ['sıra', 'sıralama'],
};
