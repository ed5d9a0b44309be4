/** A coin as read by `STANDINGS`. Decimals are text with all their digits, lists are JSON. */
export interface Coin {
  asset_id: number;
  /** Number of sources whose prices count. */
  listings: number[];
  id: string;
  slug: string;
  symbol: string | null;
  name: string;
  rank: number | null;
  currency: string;
  price: string | null;
  market_cap: string | null;
  volume_24h: string | null;
  change_1h_pct: string | null;
  change_24h_pct: string | null;
  change_7d_pct: string | null;
  state: string;
  counted: number;
  spread_pct: string | null;
  outliers: string;
  sources: string;
  observed_at: string | null;
}

/** The fields of a market in the order of the reply, with functions that convert their values to JSON. */
const FIELDS = {
  id: 'text',
  slug: 'text',
  symbol: 'text',
  name: 'text',
  rank: 'json',
  currency: 'text',
  price: 'json',
  market_cap: 'json',
  volume_24h: 'json',
  change_1h_pct: 'json',
  change_24h_pct: 'json',
  change_7d_pct: 'json',
  state: 'text',
  counted: 'json',
  spread_pct: 'json',
  outliers: 'json',
  sources: 'json',
  observed_at: 'text',
} as const satisfies Partial<Record<keyof Coin, 'text' | 'json'>>;

const FIELD_TYPES = Object.entries(FIELDS) as [keyof typeof FIELDS, 'text' | 'json'][];

/** The coin as JSON. `more` has additional fields as JSON, by name. */
export function coinJson(coin: Coin, more: Readonly<Record<string, string>> = {}): string {
  let json = '';
  for (const [name, type] of FIELD_TYPES) {
    const value = coin[name];
    json += `,"${name}":${type === 'text' && value !== null ? JSON.stringify(value) : value}`;
  }
  for (const name in more) json += `,"${name}":${more[name]}`;
  return `{${json.slice(1)}}`;
}
