/** `amount` is an exact decimal of any size. */
export type ColumnType = 'text' | 'amount' | 'integer' | 'bigint' | 'moment';

/** The fields of an item, flat, as ITEM_COLUMNS selects them. */
export const COLUMNS: Readonly<Record<string, ColumnType>> = {
  id: 'text',
  kind: 'text',
  source: 'text',
  external_id: 'text',
  asset_slug: 'text',
  asset_symbol: 'text',
  asset_name: 'text',
  title: 'text',
  url: 'text',
  currency: 'text',
  price: 'amount',
  market_cap: 'amount',
  volume_24h: 'amount',
  price_usd: 'amount',
  market_cap_usd: 'amount',
  volume_24h_usd: 'amount',
  change_24h_pct: 'amount',
  rank: 'integer',
  circulating_supply: 'amount',
  total_supply: 'amount',
  max_supply: 'amount',
  observed_at: 'moment',
  ingested_at: 'moment',
  known_at: 'moment',
  asset_id: 'text',
  run_id: 'bigint',
};
