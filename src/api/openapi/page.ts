import { z } from 'zod';
import { component } from './component.js';
import { integer, text } from './fields.js';

export const REQUEST_ID_EXAMPLE = '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e';

export const requestId = text(
  REQUEST_ID_EXAMPLE,
  'The id of the request in the logs; also in the `x-request-id` header.',
);

export const pageLimit = integer(50, 'The maximum number of entries per page that was applied.');

/** The next `cursor` of lists with opaque cursors. */
export const textCursor = text(
  'WyJzb21lIiwiY3Vyc29yIl0',
  '`cursor` of the next page; null on the last one.',
).nullable();

/** The next `cursor` of lists with ids as cursors. */
export const idCursor = z
  .int()
  .nullable()
  .meta({ description: '`cursor` of the next page; null on the last one.', example: null });

const PageMetadata = component(
  'PageMetadata',
  z.strictObject({
    request_id: requestId,
    limit: pageLimit,
    next_cursor: idCursor,
  }),
);

/** A page of a list with ids as cursors. */
export function pageOf<T extends z.ZodType>(name: string, item: T) {
  return component(name, z.strictObject({ data: z.array(item), metadata: PageMetadata }));
}
