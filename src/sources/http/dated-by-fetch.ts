import type { Reason } from '../../domain/source.js';

/** The note on a quote without a date, whose time is `WHEN_FETCHED`. */
export function datedByFetch(path: string): Reason {
  const message = 'expected a date, got null: the quote is dated by the moment of its fetch';
  return { path, code: 'dated_by_fetch', message };
}
