import type { ColumnNames } from '../fields.js';

/** Vietnamese, as Investing.com writes it and otherwise. `Mã` alone would be the header of a moving average. */
export const VI: ColumnNames = {
  date: ['ngày', 'thời gian'],
  symbol: ['mã coin', 'mã tiền', 'ký hiệu'],
  name: ['tên', 'tiền điện tử'],
  pair: ['cặp', 'cặp giao dịch'],
  price: ['lần cuối', 'giá', 'giá đóng cửa'],
  currency: ['tiền tệ', 'đơn vị tiền tệ'],
  market_cap: ['vốn hóa', 'vốn hóa thị trường'],
  volume: ['khối lượng', 'kl', 'khối lượng giao dịch'],
  change: ['pct thay đổi', 'thay đổi pct'],
  open: ['mở', 'mở cửa', 'giá mở cửa'],
  high: ['cao', 'cao nhất'],
  low: ['thấp', 'thấp nhất'],
  close: ['đóng cửa', 'giá đóng cửa', 'lần cuối'],
  rank: ['xếp hạng'],
};
