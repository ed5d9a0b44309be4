import { createHash } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { ZodType } from 'zod';
import { storableId, storableText } from '../domain/names.js';
import { payloadText } from '../domain/payload.js';
import type { Normalized, Page, Reason, Source, SourceRecord } from '../domain/source.js';
import { canonicalInstant } from './instant.js';
import { reasonsOf } from './reasons.js';
import { type ArrivalTime, isInTheFuture, noMoment, objectionsTo, emptyQuote } from './storable.js';

/** A record that passed, with what it says. `items` is what no later record of the page says anew. */
export interface AcceptedRecord {
  record: SourceRecord;
  items: Normalized[];
}

export interface RejectedRecord {
  record: SourceRecord;
  reasons: readonly Reason[];
  /** The same bad record is kept once, however often it comes: see `rejectionHash`. */
  contentHash: Buffer;
}

export interface NormalizedPage {
  /** All that passed, those that a later record of the page replaced included: their payloads are kept as well. */
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
}

/** What tells how a record is to be read. */
export interface RecordContext extends ArrivalTime {
  source: Source;
  schema: ZodType;
  /** The payload under the names that the source knows. */
  named: (payload: unknown) => unknown;
}

/** Records that are read in one go: a few milliseconds, in which nobody is answered. */
const SLICE = 500;

/** How the records of a page are to be read, beside its schema. */
export type PageReading = Pick<RecordContext, 'named' | 'maxClockSkewMs'>;

/** Validates and normalises a page. What it makes depends on the page alone. */
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

/** Validates and normalises one record. */
export function normalizeRecord(
  record: SourceRecord,
  context: RecordContext,
): AcceptedRecord | RejectedRecord {
  const parsed = context.schema.safeParse(context.named(record.payload));
  if (!parsed.success) return reject(record, reasonsOf(parsed.error));
  const { items, reasons } = read(context.source, parsed.data, context);
  if (reasons.length) return reject(record, reasons);
  return { record: withStorableId(record), items };
}

function withStorableId(record: SourceRecord): SourceRecord {
  const externalId = storableId(record.externalId);
  return externalId === record.externalId ? record : { ...record, externalId };
}

/** What is said twice in a page where this is the same. */
function keyOf(item: Normalized): string {
  if (item.kind === 'quote') return `${item.observedAt} ${item.listing.externalId}`;
  return item.kind === 'article' ? item.externalId : JSON.stringify(item);
}

/** The same quote or article twice in a page is legal: the last one wins. */
export function dropReplaced(accepted: readonly AcceptedRecord[]): void {
  const seen = new Set<string>();
  const isNews = (item: Normalized) => {
    const before = seen.size;
    return seen.add(keyOf(item)).size > before;
  };
  for (let index = accepted.length - 1; index >= 0; index--) {
    const one = accepted[index]!;
    // Most say one thing, and say it once: nothing is made anew for them.
    if (one.items.length > 1 || !one.items.every(isNews)) one.items = one.items.filter(isNews);
  }
}

interface Reading {
  items: Normalized[];
  reasons: readonly Reason[];
}

const NO_REASONS: readonly Reason[] = [];

/** One record that cannot be read must not stop its page, and with it the partition, at every run. */
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

/** Null for a quote without a moment that can be stored; an article then gets the moment of its first fetch. */
function canonical(item: Normalized, fetchedAt: Date): Normalized | null {
  if (item.kind === 'quote') {
    const observedAt = canonicalInstant(item.observedAt);
    if (observedAt === item.observedAt) return item;
    return observedAt === null ? null : { ...item, observedAt };
  }
  if (item.kind === 'contracts') return { ...item, externalId: storableId(item.externalId) };
  const dated = item.publishedAt !== null && !isInTheFuture(item.publishedAt, fetchedAt);
  const publishedAt = dated ? canonicalInstant(item.publishedAt) : null;
  return { ...item, externalId: storableId(item.externalId), publishedAt };
}

function reject(record: SourceRecord, reasons: readonly Reason[]): RejectedRecord {
  const told = reasons.map(({ path, code, message }) => {
    return { path: storableId(path), code, message: storableText(message) };
  });
  return { record: withStorableId(record), reasons: told, contentHash: rejectionHash(record, reasons) };
}

/**
 * Of the payload as it is kept. One that says nothing comes again and again with a moment of its own: all of these are one
 * rejection of their id.
 */
export function rejectionHash(record: SourceRecord, reasons: readonly Reason[]): Buffer {
  return emptyQuote(reasons) ? hashOf({ payload: 'says nothing' }) : hashOf(record);
}

/** 128 bits of SHA-256 over the payload as it is kept. */
export function hashOf(record: Pick<SourceRecord, 'payload' | 'text'>): Buffer {
  return createHash('sha256').update(payloadText(record)).digest().subarray(0, 16);
}
