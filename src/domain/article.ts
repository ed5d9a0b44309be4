import type { Instant } from './quote.js';

/** The origin of an article's date; `fetch` if the item has no readable date and gets the time of its fetch. */
export type DatedBy = 'published' | 'updated' | 'dc:date' | 'fetch';

/** One item of a feed. */
export interface Article {
  readonly kind: 'article';
  /** Unique within the source, across all its feeds. */
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
  /** Whether the feed was malformed and had to be repaired to be read. */
  readonly repaired: boolean;
}
