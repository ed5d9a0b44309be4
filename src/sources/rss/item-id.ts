import { createHash } from 'node:crypto';
import { canonicalLink } from '../../domain/canonical-link.js';
import { variantId } from '../../domain/item-id.js';
import type { FeedItem, FeedItemPayload } from './feed-item.js';
import type { IdRule } from './feed-settings.js';
import { fieldsOf, type ItemFields } from './item-fields.js';

/** Ids that do not distinguish items: `#`, `null`, the URL of a whole site. */
const EMPTY = /^(?:[^\p{L}\p{N}]*|null|undefined|none|nan|n\/a|false)$/iu;

/**
 * The id of an item within its feed: its own id, else its link, else a hash of title and date. An id that is not
 * distinctive is followed by a hash of link, title and date. Under other rules the link comes first, or only that hash is
 * used.
 */
export function itemId(fields: ItemFields, rule: IdRule = 'id'): string {
  const own = fields.id?.trim();
  const { url, title, summary, published, updated } = fields;
  const link = url && canonicalLink(url) !== null ? url : undefined;
  if (rule === 'link+title+date')
    return hashOf([url, title ?? summary ?? '', published ?? updated ?? '']).slice(0, 32);
  if (rule === 'link' && link) return link;
  if (own) return isEmpty(own) ? variantId(own, printOf(fields)) : own;
  return link ?? hashOf([title ?? summary ?? '', published ?? updated ?? '']).slice(0, 32);
}

export function itemIdOf(payload: FeedItemPayload): string {
  return itemId(fieldsOf(payload), payload.idRule);
}

/** The ids of a document's items, in order. An id shared by items with different links, titles or dates is not used. */
export function itemIdsOf(items: readonly FeedItem[]): string[] {
  const known = items.map(({ payload }) => {
    const fields = fieldsOf(payload);
    return { id: itemId(fields, payload.idRule), print: printOf(fields) };
  });
  const prints = new Map<string, Set<string>>();
  for (const { id, print } of known) prints.set(id, (prints.get(id) ?? new Set()).add(print));
  return known.map(({ id, print }) => (prints.get(id)!.size > 1 ? variantId(id, print) : id));
}

function isEmpty(id: string): boolean {
  return EMPTY.test(id) || (/^https?:/i.test(id) && canonicalLink(id) === null);
}

function printOf({ url, title, published, updated }: ItemFields): string {
  return hashOf([url, title ?? '', published ?? updated ?? '']).slice(0, 16);
}

function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
