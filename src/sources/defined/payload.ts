import type { PayloadParts } from './place.js';

const PARTS = ['record', 'key', 'partition', 'reply', 'fetched_at', 'stream'];

/**
 * The parts of a payload. A payload is either the record itself, or an object with the record and the other values that
 * fields are read from. A payload that was stored under an earlier definition may have the other form.
 */
export function payloadParts(payload: unknown): PayloadParts {
  return isWrapped(payload) ? (payload as PayloadParts) : { record: payload };
}

export function isWrapped(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, 'record')) return false;
  const keys = Object.keys(payload);
  return keys.length > 1 && keys.every((key) => PARTS.includes(key));
}
