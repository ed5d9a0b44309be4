import type { Instant } from './quote.js';

/** Which of its dates an article has: that of the fetch if it has none that can be read. */
export type DatedBy = 'published' | 'updated' | 'dc:date' | 'fetch';

/** One item of a feed. */
export interface Article {
  readonly kind: 'article';
  /** Unique within the source, over all feeds. */
  readonly externalId: string;
  readonly title: string;
  /** An http or https URL; null if the item has no usable link. */
  readonly url: string | null;
  readonly summary: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  /** Null if the feed gives no readable date; the time of the first fetch is then used. */
  readonly publishedAt: Instant | null;
  readonly datedBy: DatedBy;
  /** An http or https URL. */
  readonly image: string | null;
  /** Its feed was not as its format demands, and was read all the same. */
  readonly repaired: boolean;
}
