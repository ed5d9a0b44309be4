import { z } from 'zod';
import { compareDecimals } from '../../domain/compare-decimals.js';
import { amount, moment } from '../data/cursor-position.js';
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

const word = z.string().max(2400);
const assetId = z.int().positive().max(2_147_483_647);

/** The shape of positions in the list sorted by this field. */
export function positionShape(sort: MarketSort): z.ZodType<MarketPosition> {
  const key = sort === 'observed_at' ? moment : isWord(sort) ? word : amount;
  return z.tuple([key.nullable(), assetId]);
}

export function positionOf(coin: Coin, sort: MarketFigure): MarketPosition {
  const key = coin[sort];
  return [key === null ? null : String(key), coin.asset_id];
}

/** Compares positions: by sort key, with missing keys last, then by the coin's number. No two positions are equal. */
export function positionComparator(sort: MarketSort, order: Order) {
  const sign = order === 'asc' ? 1 : -1;
  const compareKeys = isWord(sort) ? compareWords : compareDecimals;
  return ([key, id]: MarketPosition, [otherKey, otherId]: MarketPosition): number => {
    if (key === null || otherKey === null) return key === otherKey ? id - otherId : key === null ? 1 : -1;
    return sign * compareKeys(key, otherKey) || id - otherId;
  };
}

function isWord(sort: MarketSort): boolean {
  return (WORDS as readonly string[]).includes(sort);
}

function compareWords(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
