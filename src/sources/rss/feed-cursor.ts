import { createHash } from 'node:crypto';
import { z } from 'zod';
import { payloadText } from '../../domain/payload.js';
import type { Cursor, SourceRecord } from '../../domain/source.js';
import type { FeedItem } from './feed-item.js';
import { itemIdsOf } from './item-id.js';

const count = z.int().nonnegative();
/** Characters allowed in a header. */
const validator = z.string().regex(/^[\x20-\x7e]*$/);

/** Progress through a feed: `done` of its `items`, with a hash that shows whether a reply contains the same ones again. */
export const feedCursor = z.object({
  etag: validator.optional(),
  lastModified: validator.optional(),
  hash: z.string(),
  done: count,
  items: count,
});

export type FeedCursor = z.infer<typeof feedCursor>;

export interface FeedPage {
  records: SourceRecord[];
  next: Cursor;
}

/** The headers of a conditional request. */
export function conditions(last: FeedCursor | null): Record<string, string> {
  return {
    ...(last?.etag ? { 'if-none-match': last.etag } : {}),
    ...(last?.lastModified ? { 'if-modified-since': last.lastModified } : {}),
  };
}

/** Feeds list the newest item first. Reading from the end makes it the last, so that it overwrites older items with the same id. */
export function recordsOf(items: readonly FeedItem[]): SourceRecord[] {
  const ids = itemIdsOf(items);
  return items.map((item, index) => ({ externalId: ids[index]!, ...item })).reverse();
}

/** The remaining items in pages; one page without records if there are none. */
export function* feedPages(
  items: readonly FeedItem[],
  headers: Readonly<Record<string, string>>,
  last: FeedCursor | null,
  size = 500,
): Generator<FeedPage> {
  const records = recordsOf(items);
  const hash = createHash('sha256')
    .update(`[${items.map(payloadText).join()}]`)
    .digest('base64url');
  const { etag, 'last-modified': lastModified } = headers;
  let done = last?.hash === hash ? last.done : 0;
  do {
    const step = records.slice(done, done + size);
    done += step.length;
    // With an ETag before the end, the feed would answer "not modified" and the rest would never be read.
    const validators = done === records.length ? { etag, lastModified } : {};
    yield { records: step, next: { ...validators, hash, done, items: records.length } };
  } while (done < records.length);
}
