import { createHash } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { ZodType } from 'zod';
import { intervalOf } from '../domain/interval.js';
import { itemIdOf } from '../domain/item-id.js';
import { storableId, storableText, trimmed } from '../domain/names.js';
import { payloadText } from '../domain/payload.js';
import { type ListingRef, WHEN_FETCHED } from '../domain/quote.js';
import type { Normalized, Page, Reason, Source, SourceRecord } from '../domain/source.js';
import { canonicalInstant } from './instant.js';
import { reasonsOf } from './reasons.js';
import type { ArrivalTime } from './objections.js';
import { isInTheFuture, noMoment, objectionsTo, emptyQuote } from './storable.js';

/** A valid record with its items. `items` omits what a later record of the page replaces. */
export interface AcceptedRecord {
  record: SourceRecord;
  items: Normalized[];
  /** The problems of fields that were read as null. */
  notes?: readonly Reason[];
}

export interface RejectedRecord {
  record: SourceRecord;
  reasons: readonly Reason[];
  /** Identical bad records share one rejection: see `rejectionHash`. */
  contentHash: Buffer;
}

export interface NormalizedPage {
  /** All valid records, including those replaced within the page, whose payloads are stored as well. */
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
}

/** How to read a record. */
export interface RecordContext extends ArrivalTime {
  source: Source;
  schema: ZodType;
  /** Maps the payload to the names the source knows. */
  named: (payload: unknown) => unknown;
}

/** Records processed before yielding to the event loop: a few milliseconds. */
const SLICE = 500;

/** Options for reading the records of a page, in addition to its schema. */
export type PageReading = Pick<RecordContext, 'named' | 'maxClockSkewMs'>;

/** Validates and normalises a page. The result depends on the page only. */
export async function normalizePage(
  source: Source,
  page: Page,
  reading: PageReading,
): Promise<NormalizedPage> {
  const accepted: AcceptedRecord[] = [];
  const rejected = (page.broken ?? []).map((record) => reject(record, record.reasons));
  const context = {
    ...{ source, schema: page.schema ?? source.schema, fetchedAt: page.fetchedAt },
    ...reading,
  };
  for (let from = 0; from < page.records.length; from += SLICE) {
    if (from) await yieldToEventLoop();
    for (const record of page.records.slice(from, from + SLICE)) {
      const one = normalizeRecord(record, context);
      if ('items' in one) accepted.push(one);
      else rejected.push(one);
    }
  }
  dropReplaced(accepted);
  return { accepted, rejected };
}

/** Validates and normalises a record. */
export function normalizeRecord(
  record: SourceRecord,
  context: RecordContext,
): AcceptedRecord | RejectedRecord {
  const parsed = context.schema.safeParse(context.named(record.payload));
  if (!parsed.success) return reject(record, reasonsOf(parsed.error));
  const { items, reasons } = read(context.source, parsed.data, context);
  if (reasons.length) return reject(record, reasons);
  const notes = context.source.notes?.(parsed.data);
  return { record: withStorableId(record), items, ...(notes && { notes }) };
}

function withStorableId(record: SourceRecord): SourceRecord {
  const externalId = storableId(record.externalId);
  return externalId === record.externalId ? record : { ...record, externalId };
}

/** Items of a page with the same key replace each other. */
function keyOf(item: Normalized, { externalId }: SourceRecord): string {
  if (item.kind === 'quote') return `${item.observedAt} ${item.listing.currency} ${item.listing.externalId}`;
  if (item.kind === 'candle')
    return `${item.interval} ${item.openedAt} ${item.listing.currency} ${item.listing.externalId}`;
  if (item.kind === 'rate') return `${item.day} ${item.currency}`;
  return item.kind === 'article' ? itemIdOf(externalId, item) : JSON.stringify(item);
}

/** Duplicate quotes, candles or articles in a page are legal: the last one wins. */
export function dropReplaced(accepted: readonly AcceptedRecord[]): void {
  const seen = new Set<string>();
  const isNews = (item: Normalized, record: SourceRecord) => {
    const before = seen.size;
    return seen.add(keyOf(item, record)).size > before;
  };
  for (let index = accepted.length - 1; index >= 0; index--) {
    const one = accepted[index]!;
    // Most records have one item, which is not replaced.
    const isKept = (item: Normalized) => isNews(item, one.record);
    if (one.items.length > 1 || !one.items.every(isKept)) one.items = one.items.filter(isKept);
  }
}

interface Reading {
  items: Normalized[];
  reasons: readonly Reason[];
}

const NO_REASONS: readonly Reason[] = [];

/** A record on which the source throws must not block its page, and with it the partition, in every run. */
function read(source: Source, payload: unknown, arrived: ArrivalTime): Reading {
  try {
    let reasons = NO_REASONS;
    const items = source.normalize(payload).map((said) => {
      const item = canonical(said, arrived.fetchedAt);
      const found = item ? objectionsTo(item, arrived) : [noMoment(said)];
      if (found.length) reasons = [...reasons, ...found];
      return item ?? said;
    });
    return { items, reasons };
  } catch (error) {
    const message = `the source cannot normalise it: ${(error as Error).message}`;
    return { items: [], reasons: [{ path: '', code: 'not_normalised', message }] };
  }
}

/** Null for a quote or candle without a storable time; articles then get the time of their first fetch. */
function canonical(item: Normalized, fetchedAt: Date): Normalized | null {
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

function reject(record: SourceRecord, reasons: readonly Reason[]): RejectedRecord {
  const told = reasons.map(({ path, code, message }) => {
    return { path: storableId(path), code, message: storableText(message) };
  });
  return { record: withStorableId(record), reasons: told, contentHash: rejectionHash(record, reasons) };
}

/** Hash of the stored payload. Records without data recur with ever new times, so they share one rejection per id. */
export function rejectionHash(record: SourceRecord, reasons: readonly Reason[]): Buffer {
  return emptyQuote(reasons) ? hashOf({ payload: 'says nothing' }) : hashOf(record);
}

/** 128 bits of SHA-256 over the stored payload. */
export function hashOf(record: Pick<SourceRecord, 'payload' | 'text'>): Buffer {
  return createHash('sha256').update(payloadText(record)).digest().subarray(0, 16);
}
