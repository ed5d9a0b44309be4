import type { ColumnNames } from '../fields.js';

/** Korean. */
export const KO: ColumnNames = {
  date: ['날짜', '일자', '일시', '시간', '체결시간'],
  symbol: ['심볼', '종목코드', '종목', '티커', '코인'],
  name: ['이름', '종목명', '코인명'],
  price: ['가격', '현재가', '종가', '체결가', '거래단가'],
  currency: ['통화'],
  market_cap: ['시가총액'],
  volume: ['거래량'],
  change: ['변동 pct', '등락률', '변동률', '등락'],
  open: ['시가', '오픈'],
  high: ['고가'],
  low: ['저가'],
  close: ['종가', '현재가'],
  quote_volume: ['거래대금'],
  rank: ['순위'],
};
