import type { Instant } from '../domain/quote.js';
import type { Normalized } from '../domain/source.js';

/** The time that an item describes; null for contracts, and for an article without a date. */
export function momentOf(item: Normalized): Instant | null {
  if (item.kind === 'quote') return item.observedAt;
  if (item.kind === 'candle') return item.openedAt;
  if (item.kind === 'rate') return item.day;
  return item.kind === 'article' ? item.publishedAt : null;
}
