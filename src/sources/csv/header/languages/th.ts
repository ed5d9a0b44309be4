import type { ColumnNames } from '../fields.js';

/** Thai, as Investing.com writes it and otherwise. */
export const TH: ColumnNames = {
  date: ['วันเดือนปี', 'วันที่'],
  time: ['เวลา'],
  symbol: ['สัญลักษณ์', 'เหรียญ'],
  name: ['ชื่อ', 'สกุลเงินดิจิทัล'],
  price: ['ล่าสุด', 'ราคา', 'ราคาปิด'],
  currency: ['สกุลเงิน'],
  market_cap: ['มูลค่าตลาด'],
  volume: ['ปริมาณ', 'ปริมาณการซื้อขาย'],
  change: ['pct เปลี่ยน', 'เปลี่ยนแปลง pct'],
  open: ['เปิด', 'ราคาเปิด'],
  high: ['สูง', 'สูงสุด'],
  low: ['ต่ำ', 'ต่ำสุด'],
  close: ['ปิด', 'ราคาปิด', 'ล่าสุด'],
  rank: ['อันดับ'],
};
