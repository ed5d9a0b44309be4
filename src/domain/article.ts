import type { Instant } from './quote.js';

/** One item of a feed. */
export interface Article {
  readonly kind: 'article';
  /** Unique within the source, over all feeds. */
  readonly externalId: string;
  readonly title: string;
  /** http or https; null where the item names no usable link. */
  readonly url: string | null;
  readonly summary: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  /** Null where the feed gives no readable date: the moment of the first fetch then stands in. */
  readonly publishedAt: Instant | null;
}
