/**
 * Possible contents of a column. `time` is the time of day for a `date` without one, `zone` its time zone, `pair` a
 * coin with its currency (`BTCEUR`), `exchange` the trading venue, `isin` the international number of a share;
 * `baseVolume` counts coins, `quoteVolume` is money.
 */
export const ROLES = [
  'symbol',
  'id',
  'name',
  'pair',
  'exchange',
  'isin',
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

/** The roles of amounts. */
export const NUMBERS: readonly Role[] = [
  'price',
  'marketCap',
  'volume',
  'change',
  'circulatingSupply',
  'totalSupply',
  'maxSupply',
  'open',
  'high',
  'low',
  'close',
  'baseVolume',
  'quoteVolume',
];
