import type { Instant } from '../domain/quote.js';
import type { Normalized } from '../domain/source.js';

/** The time an item is about; null for an undated article and for contracts. */
export function momentOf(item: Normalized): Instant | null {
  if (item.kind === 'quote') return item.observedAt;
  if (item.kind === 'candle') return item.openedAt;
  if (item.kind === 'rate') return item.day;
  return item.kind === 'article' ? item.publishedAt : null;
}
