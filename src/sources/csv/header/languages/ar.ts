import type { ColumnNames } from '../fields.js';

/** Arabic, as Investing.com writes it and otherwise. */
export const AR: ColumnNames = {
  date: ['التاريخ', 'تاريخ'],
  time: ['الوقت', 'وقت'],
  symbol: ['الرمز', 'رمز'],
  name: ['الاسم', 'العملة المشفرة', 'العملة الرقمية'],
  pair: ['الزوج'],
  price: ['السعر', 'سعر', 'آخر', 'آخر سعر', 'سعر الإغلاق'],
  currency: ['العملة', 'عملة'],
  market_cap: ['القيمة السوقية'],
  volume: ['الحجم', 'حجم التداول'],
  change: ['تغيّر pct', 'تغير pct', 'التغير pct'],
  open: ['افتتاح', 'الافتتاح'],
  high: ['أعلى', 'الأعلى'],
  low: ['أدنى', 'الأدنى'],
  close: ['إغلاق', 'الإغلاق', 'سعر الإغلاق', 'آخر', 'آخر سعر'],
  rank: ['الترتيب'],
};
