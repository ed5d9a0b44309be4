import { createHash } from 'node:crypto';
import { dataFaultMessage } from '../database/data-fault.js';
import { isStorable } from '../domain/limits.js';
import { payloadText } from '../domain/payload.js';
import type { Reason } from '../domain/source.js';
import type { RejectedRecord } from './normalize-record.js';

const MAX_ID = 100;
const MAX_MESSAGE = 500;
const MAX_REASONS = 20;
const MAX_PAYLOAD = 10_000;

/** The reason for rejecting a valid record that the database refuses to store. */
export function notStorable(error: unknown): Reason {
  return { path: '', code: 'not_storable', message: `the database rejects it: ${dataFaultMessage(error)}` };
}

/**
 * A storable form of a rejection that the database refuses as well: its payload is text, with long values truncated.
 */
export function asStorable({ record, reasons, contentHash }: RejectedRecord, error: unknown): RejectedRecord {
  const json = payloadText(record) ?? '';
  const payload = cut(json, MAX_PAYLOAD);
  const message =
    `the database cannot store the original payload: ${dataFaultMessage(error)}; ` +
    `here it is text, the first ${payload.length} of ${json.length} characters`;
  const shortened = reasons.slice(0, MAX_REASONS).map(({ path, code, message: original }) => ({
    path: cut(path, MAX_ID),
    code: cut(code, MAX_ID),
    message: cut(original, MAX_MESSAGE),
  }));
  return {
    record: { externalId: idOf(record.externalId), payload },
    reasons: [...shortened, { path: '', code: 'payload_not_kept', message }],
    contentHash,
  };
}

/** A storable id. Different ids must stay different. */
function idOf(id: string): string {
  if (id.length <= MAX_ID && isStorable(id)) return id;
  return `${cut(id, MAX_ID - 33)}…${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replaceAll('\0', '\u2400').toWellFormed();
}
