import type { Parts } from './place.js';

const PARTS = ['record', 'key', 'partition', 'reply', 'fetched_at', 'stream'];

/**
 * What a payload consists of. It is the record as it came, or an object of the record and of what else its fields are read
 * from; what was stored under an earlier definition may be the other one.
 */
export function partsOf(payload: unknown): Parts {
  return isWrapped(payload) ? (payload as Parts) : { record: payload };
}

export function isWrapped(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, 'record')) return false;
  const keys = Object.keys(payload);
  return keys.length > 1 && keys.every((key) => PARTS.includes(key));
}
