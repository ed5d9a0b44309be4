import { createHash } from 'node:crypto';
import type { FeedItemPayload } from './feed-parser.js';
import { fieldsOf, type ItemFields } from './item-fields.js';

/** A URI of any scheme: `https://…`, `urn:uuid:…`, `tag:…`. */
const URI = /^[a-z][a-z0-9+.-]+:\S+$/i;

/**
 * What an item is known by, over all feeds: its id where that is a URI, else `<host>/<id>`; without an id its link, and
 * without a link a hash of title and date.
 */
export function itemId(host: string, { id, url, title, summary, published, updated }: ItemFields): string {
  const own = id?.trim();
  if (own) return URI.test(own) ? own : `${host}/${own}`;
  if (url) return url;
  const said = JSON.stringify([title ?? summary ?? '', published ?? updated ?? '']);
  return `${host}/${createHash('sha256').update(said).digest('hex').slice(0, 32)}`;
}

export function itemIdOf(payload: FeedItemPayload): string {
  return itemId(payload.host, fieldsOf(payload));
}
