import { itemIdOf } from '../domain/item-id.js';
import type { Normalized, SourceRecord } from '../domain/source.js';
import { ListingMap } from './listing-map.js';

/** The keys of items on a page. Quotes are kept by listing and time, because a text key for each takes much time and memory. */
export class SeenItems {
  /** Times of quotes by listing: a text for a single quote, a set for several. */
  private readonly moments = new ListingMap<string | Set<string>>();
  private readonly keys = new Set<string>();

  /** @returns whether this is the first item with its key */
  add(item: Normalized, record: SourceRecord): boolean {
    if (item.kind === 'quote') return this.addQuote(item);
    const before = this.keys.size;
    return this.keys.add(keyOf(item, record)).size > before;
  }

  private addQuote({ listing, observedAt }: Extract<Normalized, { kind: 'quote' }>): boolean {
    const existing = this.moments.get(listing);
    if (existing === undefined) this.moments.set(listing, observedAt);
    else if (typeof existing !== 'string') {
      const before = existing.size;
      return existing.add(observedAt).size > before;
    } else if (existing === observedAt) return false;
    else this.moments.set(listing, new Set([existing, observedAt]));
    return true;
  }
}

/** The key of an item, which replaces an earlier item on the page with the same key. */
function keyOf(item: Exclude<Normalized, { kind: 'quote' }>, { externalId }: SourceRecord): string {
  if (item.kind === 'candle')
    return `${item.interval} ${item.openedAt} ${item.listing.currency} ${item.listing.externalId}`;
  if (item.kind === 'rate') return `${item.day} ${item.currency}`;
  return item.kind === 'article' ? itemIdOf(externalId, item) : JSON.stringify(item);
}
