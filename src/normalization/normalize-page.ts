import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { itemIdOf } from '../domain/item-id.js';
import type { Normalized, Page, Source, SourceRecord } from '../domain/source.js';
import {
  type AcceptedRecord,
  normalizeRecord,
  type RecordContext,
  reject,
  type RejectedRecord,
} from './normalize-record.js';

export interface NormalizedPage {
  /** All valid records, including those replaced within the page, whose payloads are stored as well. */
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
}

/** Records processed before yielding to the event loop: a few milliseconds. */
const SLICE = 500;

/** Options for reading the records of a page, in addition to its schema. */
export type PageReading = Pick<RecordContext, 'named' | 'maxClockSkewMs'>;

/** Validates and normalises a page. The result depends on the page only. */
export async function normalizePage(
  source: Pick<Source, 'schema' | 'normalize' | 'notes'>,
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
