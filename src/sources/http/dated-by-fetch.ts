import type { Instant } from '../../domain/quote.js';
import type { Reason } from '../../domain/source.js';

/** Times that mean "not set": the zero times of Go and .NET, and of Unix. */
const UNSET: ReadonlySet<number> = new Set([Date.parse('0001-01-01T00:00:00Z'), 0]);

/** Whether a time in milliseconds since 1970 means "not set". */
export const isUnset = (at: number): boolean => UNSET.has(at);

/** The time that a record states for its quote; null if it states none, or only a zero time. */
export function statedMoment(written: Instant | null | undefined): Instant | null {
  return written && !isUnset(Date.parse(written)) ? written : null;
}

/** The note on a quote that has no time in its record, and gets the time of its fetch. */
export function datedByFetch(path: string): Reason {
  const message = 'expected a date, got null: the quote is dated by the moment of its fetch';
  return { path, code: 'dated_by_fetch', message };
}
