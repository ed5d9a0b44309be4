import { Text, WholeNumber } from './query-fields.js';

/** A list that is paged by id. */
export class PageQuery {
  @WholeNumber(1, 1000, { description: 'Maximum number of entries per page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 999_999_999, {
    description: '`metadata.next_cursor` of the previous page.',
    example: 1000,
  })
  cursor?: number;
}

/** `source` as a filter. */
export const OfSource = () =>
  Text({ description: 'Only from this source. `/sources` lists their names.', example: 'coingecko' });

/** An opaque cursor. */
export const CursorText = () =>
  Text({ description: '`metadata.next_cursor` of the previous page, with the same filters.' }, 4000);
