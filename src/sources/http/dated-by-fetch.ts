import type { Reason } from '../../domain/source.js';

/** The note on a quote that has no time in its record, and gets the time of its fetch. */
export function datedByFetch(path: string): Reason {
  const message = 'expected a date, got null: the quote is dated by the moment of its fetch';
  return { path, code: 'dated_by_fetch', message };
}
