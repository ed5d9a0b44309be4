import { BadRequestException } from '@nestjs/common';
import { badRequest } from '../validation.js';
import { type DataQuery, MAX_PAGE } from './data-query.dto.js';
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

/**
 * An export may be of more items than a page.
 * @throws BadRequestException
 */
export function refuseLargePage({ limit }: DataQuery): void {
  const message = `limit must be at most ${MAX_PAGE}`;
  if (limit > MAX_PAGE) throw new BadRequestException({ message, errors: [{ path: 'limit', message }] });
}
