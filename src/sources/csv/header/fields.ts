import type { Role } from './roles.js';

/** Fields of a row by the names used in profiles, with their roles in quotes and candles. */
export const ROLE_OF_FIELD = {
  date: 'date',
  time: 'time',
  symbol: 'symbol',
  pair: 'pair',
  exchange: 'exchange',
  id: 'id',
  name: 'name',
  currency: 'currency',
  interval: 'interval',
  price: 'price',
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: ['volume', 'baseVolume'],
  quote_volume: 'quoteVolume',
  trades: 'trades',
  market_cap: 'marketCap',
  change: 'change',
  rank: 'rank',
  circulating_supply: 'circulatingSupply',
  total_supply: 'totalSupply',
  max_supply: 'maxSupply',
  contract: 'contract',
  chain: 'chain',
} as const satisfies Readonly<Record<string, Role | readonly [ofQuotes: Role, ofCandles: Role]>>;

export type ProfileField = keyof typeof ROLE_OF_FIELD;

/** Names of columns in some language, best first. */
export type ColumnNames = Readonly<Partial<Record<ProfileField, readonly string[]>>>;

export function roleOf(field: ProfileField, isCandle: boolean): Role {
  const role = ROLE_OF_FIELD[field];
  return typeof role === 'string' ? role : role[isCandle ? 1 : 0];
}
