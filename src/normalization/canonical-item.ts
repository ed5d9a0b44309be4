import { intervalOf } from '../domain/interval.js';
import { storableId, trimmed } from '../domain/names.js';
import { type ListingRef, WHEN_FETCHED } from '../domain/quote.js';
import type { Normalized } from '../domain/source.js';
import { canonicalInstant } from './instant.js';
import { isInTheFuture } from './time-limits.js';

/**
 * The item with its time in canonical form. Null for a quote or candle whose time cannot be stored; an article then gets the
 * time of its first fetch.
 */
export function canonicalItem(item: Normalized, fetchedAt: Date): Normalized | null {
  if (item.kind === 'quote') {
    const observedAt =
      item.observedAt === WHEN_FETCHED ? fetchedAt.toISOString() : canonicalInstant(item.observedAt);
    const listing = withTrimmedNames(item.listing);
    if (observedAt === item.observedAt && listing === item.listing) return item;
    return observedAt === null ? null : { ...item, listing, observedAt };
  }
  if (item.kind === 'candle') {
    const openedAt = canonicalInstant(item.openedAt);
    const interval = intervalOf(item.interval) ?? item.interval;
    const listing = withTrimmedNames(item.listing);
    if (openedAt === item.openedAt && interval === item.interval && listing === item.listing) return item;
    return openedAt === null ? null : { ...item, listing, openedAt, interval };
  }
  if (item.kind === 'rate') return item;
  if (item.kind === 'contracts') return { ...item, externalId: storableId(item.externalId) };
  const dated = item.publishedAt !== null && !isInTheFuture(item.publishedAt, fetchedAt);
  const publishedAt = dated ? canonicalInstant(item.publishedAt) : null;
  const datedBy = publishedAt === null ? 'fetch' : item.datedBy;
  return { ...item, externalId: storableId(item.externalId), publishedAt, datedBy };
}

function withTrimmedNames(listing: ListingRef): ListingRef {
  const symbol = listing.symbol === null ? null : trimmed(listing.symbol) || null;
  const name = trimmed(listing.name);
  return symbol === listing.symbol && name === listing.name ? listing : { ...listing, symbol, name };
}
