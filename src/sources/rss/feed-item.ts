import type { Reason } from '../../domain/source.js';
import type { IdRule } from './feed-settings.js';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

/** An item as it came, with what of its feed is needed to read it. */
export interface FeedItemPayload {
  format: FeedFormat;
  /** The feed as `feedName` has it: ids that are no URIs count within it. */
  feed: string;
  /** Where relative links begin. */
  base: string;
  /** Of the feed: it counts for an Atom entry that names none (RFC 4287, section 4.2.1). */
  feedAuthor?: unknown;
  item: unknown;
  /** Its document was not as its format demands, and was read all the same. */
  repaired?: true;
  /** Of dates that name none, instead of UTC. */
  zone?: string;
  /** What its id is made of, if that is not its own id. */
  idRule?: IdRule;
}

/** What is known of an item. */
export interface FeedItem {
  payload: FeedItemPayload;
  /** Of a JSON feed: the payload, with the item's own text. */
  text?: string;
  /** Why it cannot be used, where that can be seen already. */
  reasons?: readonly Reason[];
}
