import { createHash } from 'node:crypto';
import type { FeedItemPayload } from './feed-item.js';
import { fieldsOf, type ItemFields } from './item-fields.js';

/** Schemes whose names are made to be unique everywhere; `post:12` is not. */
const URI = /^(?:https?:\/\/|urn:|tag:)\S+$/i;

/**
 * What an item is known by, over all feeds: its id where that is a URI, else `<feed>#<id>`; without an id its link, and
 * without a link a hash of title and date.
 */
export function itemId(feed: string, { id, url, title, summary, published, updated }: ItemFields): string {
  const own = id?.trim();
  if (own) return URI.test(own) ? own : `${feed}#${own}`;
  if (url) return url;
  const said = JSON.stringify([title ?? summary ?? '', published ?? updated ?? '']);
  return `${feed}#${createHash('sha256').update(said).digest('hex').slice(0, 32)}`;
}

export function itemIdOf(payload: FeedItemPayload): string {
  return itemId(payload.feed, fieldsOf(payload));
}
