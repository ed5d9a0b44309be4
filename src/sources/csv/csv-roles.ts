/**
 * What a column can contain. `time` is the time of day beside a `date` without one, `zone` its time zone, `pair` a coin and its currency
 * (`BTCEUR`), `exchange` where it is traded, `baseVolume` counts coins, `quoteVolume` is money.
 */
export const ROLES = [
  'symbol',
  'id',
  'name',
  'pair',
  'exchange',
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
  'zone',
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
