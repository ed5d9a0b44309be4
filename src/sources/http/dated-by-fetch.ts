import type { Reason } from '../../domain/source.js';

/** The note of a quote whose date is null: it has `WHEN_FETCHED` for a moment. */
export function datedByFetch(path: string): Reason {
  const message = 'expected a date, got null: the quote is dated by the moment of its fetch';
  return { path, code: 'dated_by_fetch', message };
}
