import { createHash } from 'node:crypto';
import type { Normalized, Page, Reason, Source, SourceRecord } from '../domain/source.js';
import { canonicalInstant } from './instant.js';
import { reasonsOf } from './reasons.js';
import { isInTheFuture, noMoment, storableId, unstorable } from './storable.js';

/** A record that passed, with what it says. `items` is what no later record of the page says anew. */
export interface AcceptedRecord {
  record: SourceRecord;
  items: Normalized[];
}

export interface RejectedRecord {
  record: SourceRecord;
  reasons: readonly Reason[];
  /** Of the payload as it came: the same bad record is kept once, however often it comes. */
  contentHash: Buffer;
}

export interface NormalizedPage {
  /** All that passed, those that a later record of the page replaced included: their payloads are kept as well. */
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
}

/**
 * Validates and normalises a page. Pure: what it makes depends on the page alone.
 * @param named the payload as it is to be read, under the names that the source knows; it is kept as it came
 */
export function normalizePage(
  source: Source,
  page: Page,
  named = (payload: unknown): unknown => payload,
): NormalizedPage {
  const schema = page.schema ?? source.schema;
  const accepted: AcceptedRecord[] = [];
  const rejected = (page.broken ?? []).map((record) => reject(record, record.reasons));
  for (const record of page.records) {
    const parsed = schema.safeParse(named(record.payload));
    if (!parsed.success) {
      rejected.push(reject(record, reasonsOf(parsed.error)));
      continue;
    }
    const { items, reasons } = read(source, parsed.data, page.fetchedAt);
    if (reasons.length) rejected.push(reject(record, reasons));
    else accepted.push({ record: { ...record, externalId: storableId(record.externalId) }, items });
  }
  dropReplaced(accepted);
  return { accepted, rejected };
}

/** What is said twice in a page where this is the same. */
function keyOf(item: Normalized): string {
  if (item.kind === 'quote') return `${item.observedAt} ${item.listing.externalId}`;
  return item.kind === 'article' ? item.externalId : JSON.stringify(item);
}

/** The same quote or article twice in a page is legal: the last one wins. */
export function dropReplaced(accepted: readonly AcceptedRecord[]): void {
  const seen = new Set<string>();
  for (const one of accepted.toReversed()) {
    one.items = one.items.filter((item) => {
      const key = keyOf(item);
      return !seen.has(key) && seen.add(key);
    });
  }
}

interface Reading {
  items: Normalized[];
  reasons: Reason[];
}

/** One record that cannot be read must not stop its page, and with it the partition, at every run. */
function read(source: Source, payload: unknown, fetchedAt: Date): Reading {
  const reading: Reading = { items: [], reasons: [] };
  try {
    for (const said of source.normalize(payload)) {
      const item = canonical(said, fetchedAt);
      const reason = item ? unstorable(item, fetchedAt) : noMoment(said);
      if (reason) reading.reasons.push(reason);
      else if (item) reading.items.push(item);
    }
    return reading;
  } catch (error) {
    const message = `the source cannot normalise it: ${(error as Error).message}`;
    return { items: [], reasons: [{ path: '', code: 'not_normalised', message }] };
  }
}

/** Null for a quote without a moment that can be stored; an article then gets the moment of its first fetch. */
function canonical(item: Normalized, fetchedAt: Date): Normalized | null {
  if (item.kind === 'quote') {
    const observedAt = canonicalInstant(item.observedAt);
    return observedAt === null ? null : { ...item, observedAt };
  }
  if (item.kind === 'contracts') return { ...item, externalId: storableId(item.externalId) };
  const dated = item.publishedAt !== null && !isInTheFuture(item.publishedAt, fetchedAt);
  const publishedAt = dated ? canonicalInstant(item.publishedAt) : null;
  return { ...item, externalId: storableId(item.externalId), publishedAt };
}

function reject(record: SourceRecord, reasons: readonly Reason[]): RejectedRecord {
  const kept = { ...record, externalId: storableId(record.externalId) };
  return { record: kept, reasons, contentHash: hashOf(record.payload) };
}

/** 128 bits of SHA-256 over the payload as JSON, numbers by their source text. */
export function hashOf(payload: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(payload)).digest().subarray(0, 16);
}
