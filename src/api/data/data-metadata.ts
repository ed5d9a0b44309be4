import { count, flag, integer, moment } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';

/** Metadata of replies that support `as_of`. */
export const asOf = moment(
  'The moment, in UTC, that this reply is valid for: `as_of`, or now if that was in the future. Querying it again ' +
    'returns the same reply. Null without `as_of`.',
  '2026-01-31T12:00:05.000000Z',
).nullable();

/** Metadata of lists that are paged by offset or by an opaque cursor. */
export const countedPage = {
  request_id: requestId,
  limit: pageLimit,
  offset: integer(0, 'Number of entries skipped; null for a page requested by cursor.').nullable(),
  total: count(1834, 'Number of entries on all pages; null with `count=none`.').nullable(),
  total_is_estimate: flag(false),
  next_cursor: textCursor,
  as_of: asOf,
};
