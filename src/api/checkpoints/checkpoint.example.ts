export const OF_A_FILE = { source: 'csv', partition: 'daily.csv' };

export const OF_AN_API = {
  source: 'coinpaprika',
  partition: 'tickers',
  cursor: { coins: 500 },
  reason: 'the list is shorter for good',
};
