import { convertedAmounts, type ItemShape } from '../data/item-view.js';

/** `amount` is an exact decimal of any size; `json` is the text of a list or object. */
export type ColumnType =
  | 'text'
  | 'amount'
  | 'double'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'moment'
  | 'date'
  | 'json';

export type Columns = Readonly<Record<string, ColumnType>>;

const NAMES: Columns = {
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
};

const QUOTE_COLUMNS: Columns = {
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
};

const CANDLE_COLUMNS: Columns = {
  interval: 'text',
  opened_at: 'moment',
  open: 'amount',
  high: 'amount',
  low: 'amount',
  close: 'amount',
  volume: 'amount',
  quote_volume: 'amount',
  trades: 'bigint',
};

const ORIGIN: Columns = {
  observed_at: 'moment',
  ingested_at: 'moment',
  known_at: 'moment',
  asset_id: 'text',
  run_id: 'bigint',
};

const ARTICLE_COLUMNS: Columns = {
  summary: 'text',
  author: 'text',
  categories: 'json',
  image: 'text',
  dated_by: 'text',
  repaired: 'boolean',
  feed: 'text',
  also_in: 'json',
  mentions: 'json',
};

/** The flattened fields of an item, as selected by `itemColumnsSql`. */
export const COLUMNS: Readonly<Record<ItemShape, Columns>> = {
  item: { ...NAMES, ...QUOTE_COLUMNS, ...ORIGIN, ...ARTICLE_COLUMNS },
  candle: { ...NAMES, ...QUOTE_COLUMNS, ...CANDLE_COLUMNS, ...ORIGIN },
};

/** Columns that are never null. */
export const REQUIRED: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'source',
  'external_id',
  'title',
  'observed_at',
  'ingested_at',
  'known_at',
  'run_id',
  'interval',
  'opened_at',
  'open',
  'high',
  'low',
  'close',
]);

/** The columns of an item, along with the columns that `convert` adds. */
export const convertedColumns = (shape: ItemShape): Columns => ({
  ...COLUMNS[shape],
  conversion_currency: 'text',
  ...Object.fromEntries(convertedAmounts(shape).map((name) => [`conversion_${name}`, 'amount' as const])),
  conversion_rate: 'amount',
  conversion_rate_day: 'date',
  conversion_source: 'text',
  conversion_reason: 'text',
});
