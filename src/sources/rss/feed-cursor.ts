import { createHash } from 'node:crypto';
import { z } from 'zod';
import { payloadText } from '../../domain/payload.js';
import type { Cursor, SourceRecord } from '../../domain/source.js';
import type { FeedItem } from './feed-item.js';
import { itemIdsOf } from './item-id.js';

const count = z.int().nonnegative();
/** What a header may hold. */
const validator = z.string().regex(/^[\x20-\x7e]*$/);

/** How far a feed got: `done` of its `items`, whose hash tells whether an answer brings the same ones again. */
export const feedCursor = z.object({
  etag: validator.optional(),
  lastModified: validator.optional(),
  hash: z.string(),
  done: count,
  items: count,
});

export type FeedCursor = z.infer<typeof feedCursor>;

export interface FeedStep {
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

/** The newest stands first in a feed: read from its end, it comes last, and so wins over an item of the same id. */
export function recordsOf(items: readonly FeedItem[]): SourceRecord[] {
  const ids = itemIdsOf(items);
  return items.map((item, index) => ({ externalId: ids[index]!, ...item })).reverse();
}

/** What is left of the items, in pages; one without records where nothing is. */
export function* stepsOf(
  items: readonly FeedItem[],
  headers: Readonly<Record<string, string>>,
  last: FeedCursor | null,
  size = 500,
): Generator<FeedStep> {
  const records = recordsOf(items);
  const hash = createHash('sha256')
    .update(`[${items.map(payloadText).join()}]`)
    .digest('base64url');
  const { etag, 'last-modified': lastModified } = headers;
  let done = last?.hash === hash ? last.done : 0;
  do {
    const step = records.slice(done, done + size);
    done += step.length;
    // With an ETag before its end the feed would answer "not modified", and the rest would never come.
    const validators = done === records.length ? { etag, lastModified } : {};
    yield { records: step, next: { ...validators, hash, done, items: records.length } };
  } while (done < records.length);
}
