import type { Reason } from '../../domain/source.js';
import type { IdRule } from './feed-settings.js';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

/** An item as received, with the properties of its feed that are needed to read it. */
export interface FeedItemPayload {
  format: FeedFormat;
  /** The result of `feedName`: ids that are not URIs are unique only within it. */
  feed: string;
  /** Base URL of relative links. */
  base: string;
  /** The feed's author, which applies to Atom entries without one (RFC 4287, section 4.2.1). */
  feedAuthor?: unknown;
  item: unknown;
  /** Set if the document was malformed and was repaired. */
  repaired?: true;
  /** Zone of dates without one, instead of UTC. */
  zone?: string;
  /** How its id is formed, if not from the id in the feed. */
  idRule?: IdRule;
}

/** An item as parsed from a document. */
export interface FeedItem {
  payload: FeedItemPayload;
  /** For a JSON feed: the payload as the item's source text. */
  text?: string;
  /** Why it is unusable, if that is known already. */
  reasons?: readonly Reason[];
}
