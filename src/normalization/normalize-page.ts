import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Normalized, Page, FastReader, Source, SourceRecord } from '../domain/source.js';
import {
  type AcceptedRecord,
  normalizeRecord,
  type RecordContext,
  rejectedRecord,
  type RejectedRecord,
} from './normalize-record.js';
import { SeenItems } from './seen-items.js';
import { unstorableReasons } from './unstorable-reasons.js';

export interface NormalizedPage {
  /** All valid records, including those that a later record on the page replaces, whose payloads are stored as well. */
  accepted: AcceptedRecord[];
  rejected: RejectedRecord[];
}

/** Number of records processed before yielding to the event loop, about a millisecond: the page being stored must not wait long. */
const SLICE = 100;

/** Options for reading the records of a page, in addition to its schema. */
export type PageReading = Pick<RecordContext, 'named' | 'maxClockSkewMs'>;

/** Validates and normalises a page. The result depends on the page only. */
export async function normalizePage(
  source: Pick<Source, 'schema' | 'normalize' | 'notes'>,
  page: Page,
  reading: PageReading,
): Promise<NormalizedPage> {
  const accepted: AcceptedRecord[] = [];
  const rejected = (page.broken ?? []).map((record) => rejectedRecord(record, record.reasons));
  const { schema = source.schema, fetchedAt } = page;
  const read = readerOf(page.fastReader, { source, schema, fetchedAt, ...reading });
  for (let from = 0; from < page.records.length; from += SLICE) {
    if (from) await yieldToEventLoop();
    for (const record of page.records.slice(from, from + SLICE)) {
      const one = read(record);
      if ('items' in one) accepted.push(one);
      else rejected.push(one);
    }
  }
  dropReplaced(accepted);
  return { accepted, rejected };
}

/** A reader that uses the page's fast path where it can, and otherwise the schema and `normalize`. */
function readerOf(
  fastReader: FastReader | undefined,
  context: RecordContext,
): (record: SourceRecord) => AcceptedRecord | RejectedRecord {
  if (!fastReader) return (record) => normalizeRecord(record, context);
  return (record) => {
    const item = fastReader.read(record.payload);
    if (item && !unstorableReasons(item, context).length) return { record, items: [item] };
    const one = normalizeRecord(record, context);
    if ('items' in one && !one.notes) fastReader.learn(record.payload, one.items);
    return one;
  };
}

/** Drops items that a later item on the page replaces. Duplicates on a page are allowed: the last one wins. */
export function dropReplaced(accepted: readonly AcceptedRecord[]): void {
  const seen = new SeenItems();
  for (let index = accepted.length - 1; index >= 0; index--) {
    const one = accepted[index]!;
    // Most records have a single item, which no other replaces.
    const isKept = (item: Normalized) => seen.add(item, one.record);
    if (one.items.length > 1 || !one.items.every(isKept)) one.items = one.items.filter(isKept);
  }
}
