import type { DatedBy } from '../../domain/article.js';
import type { Reason } from '../../domain/source.js';
import type { FeedCharset } from '../../sources/rss/charset-names.js';
import type { NamedFeed } from '../../sources/rss/feed-discovery.js';
import type { PollInterval } from '../../sources/rss/feed-interval.js';
import type { FeedFormat } from '../../sources/rss/feed-item.js';

/** How a URL would be read as a feed, as returned by the API. */
export interface FeedInspection {
  url: string;
  /** The configured feed with this URL, whose settings apply; null if there is none. */
  feed: string | null;
  /** Null if there was no reply. */
  reply: {
    final_url: string;
    redirect: 'permanent' | 'temporary' | null;
    content_type: string | null;
    bytes: number;
  } | null;
  error: { code: string; message: string } | null;
  /** Feeds that the HTML page at the URL links to. */
  named_feeds: NamedFeed[];
  format: FeedFormat | null;
  charset: FeedCharset | null;
  repairs: string[];
  title: string | null;
  interval: PollInterval | null;
  counts: { items: number; stored: number; rejected: number };
  items: InspectedItem[];
  rejections: { external_id: string; reasons: Reason[] }[];
}

export interface InspectedItem {
  external_id: string;
  title: string;
  url: string | null;
  published_at: string | null;
  dated_by: DatedBy;
  author: string | null;
}
