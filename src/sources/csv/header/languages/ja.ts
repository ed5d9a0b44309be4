import type { ColumnNames } from '../fields.js';

/** Japanese. */
export const JA: ColumnNames = {
  date: ['日付', '日付け', '年月日', '日時', '取引日', '約定日時', '取引日時'],
  time: ['時刻', '時間'],
  symbol: ['シンボル', 'コード', 'ティッカー'],
  name: ['名称', '銘柄', '銘柄名', '通貨名', '名前', '名'],
  pair: ['通貨ペア'],
  price: ['価格', '現在値', '終値', 'レート', '約定レート', '約定価格', '取引価格'],
  currency: ['通貨'],
  market_cap: ['時価総額'],
  volume: ['出来高', '取引量', '売買高', '取引高'],
  change: ['変化率 pct', '前日比pct', '騰落率', '変動率', '変化率', '前日比'],
  open: ['始値'],
  high: ['高値'],
  low: ['安値'],
  close: ['終値', '現在値'],
  rank: ['順位', 'ランク'],
};
