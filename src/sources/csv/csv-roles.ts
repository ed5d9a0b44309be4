/**
 * What a column can contain. `time` is the time of day beside a `date` without one, `pair` a coin and its currency
 * (`BTCEUR`), `baseVolume` counts coins, `quoteVolume` is money.
 */
export const ROLES = [
  'symbol',
  'id',
  'name',
  'pair',
  'price',
  'currency',
  'marketCap',
  'volume',
  'change',
  'rank',
  'circulatingSupply',
  'totalSupply',
  'maxSupply',
  'contract',
  'chain',
  'date',
  'time',
  'open',
  'high',
  'low',
  'close',
  'baseVolume',
  'quoteVolume',
  'trades',
  'interval',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles of candles, which a file of quotes does not have. */
export type CandleRole =
  'open' | 'high' | 'low' | 'close' | 'baseVolume' | 'quoteVolume' | 'trades' | 'interval';

/**
 * Header names by role, best first. Case, spaces and punctuation do not matter: `Price (USD)` is `price_usd`, `24h %` is
 * `24h_pct`.
 */
export const ACCEPTED: Readonly<Record<Exclude<Role, CandleRole>, readonly string[]>> = {
  symbol: ['symbol', 'ticker', 'coin_symbol', 'asset_symbol', 'coin', 'asset', 'code'],
  id: ['id', 'coin_id', 'coingecko_id', 'asset_id', 'slug', 'external_id'],
  name: ['name', 'coin_name', 'asset_name', 'full_name', 'title'],
  pair: ['pair', 'trading_pair', 'currency_pair', 'market', 'instrument', 'product_id'],
  price: [
    'price_usd',
    'usd_price',
    'price',
    'current_price',
    'last_price',
    'last',
    'close',
    'close_usd',
    'closing_price',
    'adj_close',
    'adjusted_close',
  ],
  currency: ['currency', 'currency_code', 'quote_currency', 'price_currency', 'vs_currency'],
  marketCap: ['market_cap_usd', 'market_cap', 'mcap_usd', 'mcap', 'market_capitalization', 'mkt_cap', 'cap'],
  volume: [
    'volume_24h_usd',
    'volume_24h',
    '24h_volume',
    'volume_usd',
    'total_volume',
    'volume',
    'vol_24h',
    '24h_vol',
    'vol',
  ],
  change: [
    'change_24h_pct',
    'pct_change_24h',
    'percent_change_24h',
    'price_change_percentage_24h',
    'change_24h',
    '24h_change',
    '24h_pct',
    'change_pct',
    'pct_change',
    'percent_change',
    '24h',
    'change',
  ],
  rank: ['rank', 'market_cap_rank', 'cmc_rank'],
  circulatingSupply: ['circulating_supply', 'circulating', 'available_supply'],
  totalSupply: ['total_supply'],
  maxSupply: ['max_supply', 'maximum_supply'],
  contract: ['contract', 'contract_address', 'token_address', 'token_contract'],
  chain: ['chain', 'blockchain', 'platform', 'network', 'contract_chain'],
  date: [
    'observed_at',
    'timestamp',
    'datetime',
    'date_time',
    'snapped_at',
    'date',
    'day',
    'time',
    'as_of',
    'unix',
    'unix_timestamp',
    // When a row was written dates it only where nothing else does.
    'last_updated',
    'updated_at',
  ],
  time: ['time', 'time_of_day'],
};
