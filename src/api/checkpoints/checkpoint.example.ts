export const FILE_CHECKPOINT = { source: 'csv', partition: 'daily.csv' };

export const API_CHECKPOINT = {
  source: 'coinpaprika',
  partition: 'tickers',
  cursor: { coins: 500 },
  reason: 'the list is shorter for good',
};
