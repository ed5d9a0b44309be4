import { badRequest } from '../validation.js';
import type { DataQuery } from './data-query.dto.js';
import { isGreater } from './decimal-order.js';

/**
 * What no parameter alone can show to be wrong.
 * @throws BadRequestException
 */
export function refuseContradictions(query: DataQuery): void {
  if (query.cursor !== undefined && query.offset !== undefined)
    throw badRequest('offset', 'cannot go with cursor');
  if (query.latest && query.kind === 'article')
    throw badRequest('latest', 'is for quotes; articles have no newest one');
  if (
    query.since !== undefined &&
    query.until !== undefined &&
    Date.parse(query.since) > Date.parse(query.until)
  )
    throw badRequest('until', 'must not be earlier than since');
  if (
    query.min_price !== undefined &&
    query.max_price !== undefined &&
    isGreater(query.min_price, query.max_price)
  )
    throw badRequest('max_price', 'must not be less than min_price');
}
