import { PartitionError } from '../../domain/errors.js';
import type { HttpReply } from '../http/http.js';
import { removeSecrets } from '../http/remove-secrets.js';
import type { FeedCursor } from './feed-cursor.js';
import { parseFeed, type ParsedFeed } from './feed-parser.js';
import type { FeedSettings } from './feed-settings.js';
import { requestFor } from './feed-url.js';

/** What a feed contained, and what was wrong with it. */
export type ReadFeed = Pick<ParsedFeed, 'items' | 'repairs'>;

/**
 * Reads the feed in a reply. Addresses and headers with credentials are removed from messages.
 * @param last the cursor of the last call
 * @throws PartitionError
 */
export function readFeed(
  { body, headers, retries, url: finalUrl }: HttpReply,
  feed: FeedSettings,
  last: FeedCursor | null,
): ReadFeed {
  const { url, ...credentials } = requestFor(feed.url);
  const secrets = { url, headers: { ...credentials.headers, ...feed.headers } };
  let read: ParsedFeed;
  try {
    read = parseFeed({ body, contentType: headers['content-type'], url, finalUrl, feed });
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    throw new PartitionError(error.code, removeSecrets(error.message, secrets), { retries });
  }
  const { items, repairs } = read;
  if (items.length || !last?.items)
    return { items, repairs: repairs.map((one) => removeSecrets(one, secrets)) };
  const message = `the feed had ${last.items} items at the last call and has none now`;
  throw new PartitionError('upstream_empty', message, { retries });
}
