import { preview } from '../domain/fields.js';
import { LIMITS } from '../domain/limits.js';
import type { Normalized, Reason } from '../domain/source.js';
import { momentOf } from './moment-of.js';

/** Tolerance for articles dated in the future: a feed's clock may be slightly ahead. */
const TOLERANCE_MS = 10 * 60 * 1000;

/** The reason for rejecting a quote or candle with an invalid or unstorable time. */
export function invalidTimeReason(item: Normalized): Reason {
  const { first, last } = LIMITS.year;
  const given = preview(momentOf(item));
  const message = `expected a time with a zone, in the years ${first} to ${last}, got ${given}`;
  return { path: item.kind === 'candle' ? 'opened_at' : 'observed_at', code: 'not_a_moment', message };
}

/** Whether an item's date is further in the future than a feed's clock could explain. */
export function isInTheFuture(instant: string, fetchedAt: Date): boolean {
  return Date.parse(instant) > fetchedAt.getTime() + TOLERANCE_MS;
}
