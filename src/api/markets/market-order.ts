import { isGreater } from '../data/decimal-order.js';
import type { Coin } from './coin.js';

/** Sort keys that are compared as text; all others are decimals. */
const WORDS = ['symbol', 'name', 'slug', 'observed_at'] as const;
const FIGURES = [
  'market_cap',
  'price',
  'volume_24h',
  'change_1h_pct',
  'change_24h_pct',
  'change_7d_pct',
  'rank',
  'observed_at',
  'counted',
  'symbol',
  'name',
] as const;
/** A field of a market to sort by. */
export type MarketFigure = (typeof FIGURES)[number];
/** `relevance` is how well a coin matches `q`: exact matches first, and larger coins first among equal matches. */
export const SORTS = [...FIGURES, 'relevance'] as const;
export type MarketSort = (typeof SORTS)[number];
export type Order = 'asc' | 'desc';

/** The position in the list: sort key and number of a page's last coin. */
export type MarketPosition = [key: string | null, assetId: number];

const ASCENDING: readonly MarketSort[] = ['rank', 'symbol', 'name'];
export const orderOf = (sort: MarketSort): Order => (ASCENDING.includes(sort) ? 'asc' : 'desc');

export function positionOf(coin: Coin, sort: MarketFigure): MarketPosition {
  const key = coin[sort];
  return [key === null ? null : String(key), coin.asset_id];
}

/** Compares positions: by sort key, with missing keys last, then by the coin's number. No two positions are equal. */
export function positionComparator(sort: MarketSort, order: Order) {
  const sign = order === 'asc' ? 1 : -1;
  const isWord = (WORDS as readonly string[]).includes(sort);
  return ([key, id]: MarketPosition, [otherKey, otherId]: MarketPosition): number => {
    if (key === null || otherKey === null) return key === otherKey ? id - otherId : key === null ? 1 : -1;
    const byKey = isWord ? compareWords(key, otherKey) : compareDecimals(key, otherKey);
    return sign * byKey || id - otherId;
  };
}

function compareWords(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares decimals as doubles first. Rounding preserves their order, except that different decimals may become equal. */
function compareDecimals(a: string, b: string): number {
  return Number(a) - Number(b) || (a === b ? 0 : isGreater(a, b) ? 1 : isGreater(b, a) ? -1 : 0);
}
