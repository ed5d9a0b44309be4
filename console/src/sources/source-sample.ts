/** A sample from the source catalogue, which the demo's sandbox answers, too. */
export const SAMPLE_NAME = 'coinlore';
export const SAMPLE_SOURCE = `# Coins of CoinLore: https://www.coinlore.com/cryptocurrency-data-api
base_url: https://api.coinlore.net/api
path: /tickers/
pagination: { kind: offset, parameter: start, size_parameter: limit, size: 100, total: /info/coins_num }
records: /data
currency: USD
quote:
  id: id
  symbol: symbol
  name: name
  price: { path: price_usd, none: ['?'] }
  observed_at: { path: $reply/info/time, date: unix }
`;
