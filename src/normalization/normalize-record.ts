import { createHash } from 'node:crypto';
import type { ZodType } from 'zod';
import { storableId, storableText } from '../domain/names.js';
import { payloadText } from '../domain/payload.js';
import type { Normalized, Reason, Source, SourceRecord } from '../domain/source.js';
import { canonicalItem } from './canonical-item.js';
import type { ArrivalTime } from './unstorable-fields.js';
import { reasonsOf } from './reasons.js';
import { onlyLacksFigures, unstorableReasons } from './unstorable-reasons.js';
import { invalidTimeReason } from './time-limits.js';

/** A valid record with its items, except those that a later record on the page replaces. */
export interface AcceptedRecord {
  record: SourceRecord;
  items: Normalized[];
  /** Problems with fields that were read as null. */
  notes?: readonly Reason[];
}

export interface RejectedRecord {
  record: SourceRecord;
  reasons: readonly Reason[];
  /** Identical bad records share one rejection: see `rejectionHash`. */
  contentHash: Buffer;
}

/** How to read a record. */
export interface RecordContext extends ArrivalTime {
  source: Pick<Source, 'normalize' | 'notes'>;
  schema: ZodType;
  /** Converts a payload to the field names that the source knows. */
  named: (payload: unknown) => unknown;
}

/** Validates and normalises a record. */
export function normalizeRecord(
  record: SourceRecord,
  context: RecordContext,
): AcceptedRecord | RejectedRecord {
  const parsed = context.schema.safeParse(context.named(record.payload));
  if (!parsed.success) return rejectedRecord(record, reasonsOf(parsed.error));
  const { items, reasons } = read(context.source, parsed.data, context);
  if (reasons.length) return rejectedRecord(record, reasons);
  const notes = context.source.notes?.(parsed.data);
  return { record: withStorableId(record), items, ...(notes && { notes }) };
}

function withStorableId(record: SourceRecord): SourceRecord {
  const externalId = storableId(record.externalId);
  return externalId === record.externalId ? record : { ...record, externalId };
}

interface Reading {
  items: Normalized[];
  reasons: readonly Reason[];
}

const NO_REASONS: readonly Reason[] = [];

/** Reads a record, and rejects it if the source throws: it must not block its page, and thus the partition, in every run. */
function read(source: RecordContext['source'], payload: unknown, arrived: ArrivalTime): Reading {
  try {
    let reasons = NO_REASONS;
    const items = source.normalize(payload).map((parsed) => {
      const item = canonicalItem(parsed, arrived.fetchedAt);
      const found = item ? unstorableReasons(item, arrived) : [invalidTimeReason(parsed)];
      if (found.length) reasons = [...reasons, ...found];
      return item ?? parsed;
    });
    return { items, reasons };
  } catch (error) {
    const message = `the source cannot normalise it: ${(error as Error).message}`;
    return { items: [], reasons: [{ path: '', code: 'not_normalised', message }] };
  }
}

export function rejectedRecord(record: SourceRecord, reasons: readonly Reason[]): RejectedRecord {
  const storable = reasons.map(({ path, code, message }) => {
    return { path: storableId(path), code, message: storableText(message) };
  });
  return { record: withStorableId(record), reasons: storable, contentHash: rejectionHash(record, reasons) };
}

/** Hash for merging rejections. Records without data recur, each time with a new timestamp, so they share one hash per id. */
export function rejectionHash(record: SourceRecord, reasons: readonly Reason[]): Buffer {
  return onlyLacksFigures(reasons) ? recordHash({ payload: 'says nothing' }) : recordHash(record);
}

/** 128 bits of SHA-256 over the stored payload. */
export function recordHash(record: Pick<SourceRecord, 'payload' | 'text'>): Buffer {
  return createHash('sha256').update(payloadText(record)).digest().subarray(0, 16);
}
