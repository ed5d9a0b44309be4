/** An example source. The demo's sandbox answers it, too, under the name `coinlore`. */
export const SOURCE_CHECK_EXAMPLE = `# Call it coinlore
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
