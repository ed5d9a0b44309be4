import { BadRequestException } from '@nestjs/common';
import { compareDecimals } from '../../domain/compare-decimals.js';
import { badRequest } from '../field-faults.js';
import { type DataQuery, MAX_PAGE } from './data-query.dto.js';
import { includesKind } from './kinds.js';
import { kindOfId } from './public-id.js';

/**
 * Refuses parameters that contradict each other.
 * @throws BadRequestException
 */
export function refuseContradictions(query: DataQuery): void {
  if (query.cursor !== undefined && query.offset !== undefined)
    throw badRequest('offset', 'cannot be combined with cursor');
  if (query.latest && query.kind === 'article')
    throw badRequest('latest', 'only applies to quotes and candles');
  if (query.inactive && !query.latest)
    throw badRequest('inactive', 'only applies with latest=true; without it, all listings are included');
  if (query.interval !== undefined && query.kind !== undefined && query.kind !== 'candle')
    throw badRequest('interval', `only applies to candles, not to ${query.kind}s: omit one of the two`);
  if (query.kind === 'article') refuseOfArticles(query);
  const other = query.ids?.find((id) => !includesKind(kindOfId(id), query.kind));
  if (other !== undefined)
    throw badRequest(
      'ids',
      query.kind === undefined
        ? `${other} is a candle, and candles cannot be combined with other items: use a separate request`
        : `${other} is not ${query.kind === 'article' ? 'an article' : `a ${query.kind}`}`,
    );
  if (query.sort === 'relevance') refuseWithoutRelevance(query);
  if (query.kind === 'candle' && query.sort === 'rank')
    throw badRequest('sort', 'candles have no rank; sort them by observed_at, price_usd or market_cap_usd');
  if (
    query.min_price !== undefined &&
    query.max_price !== undefined &&
    compareDecimals(query.min_price, query.max_price) > 0
  )
    throw badRequest('max_price', 'must not be less than min_price');
}

/** Refuses filters by values that articles do not have: they would never match anything. */
const NOT_OF_ARTICLES = ['symbol', 'asset', 'currency', 'min_price', 'max_price'] as const;

function refuseOfArticles(query: DataQuery): void {
  const wrong = NOT_OF_ARTICLES.find((name) => query[name] !== undefined);
  if (wrong === undefined) return;
  const instead =
    wrong === 'asset' || wrong === 'symbol'
      ? 'articles that mention an asset are at /assets/{slug}/articles'
      : 'omit one of the two';
  throw badRequest(wrong, `only applies to quotes and candles, not to articles; ${instead}`);
}

function refuseWithoutRelevance({ q, kind, latest }: DataQuery): void {
  if (q === undefined) throw badRequest('sort', 'relevance requires q, the words to search for');
  if (kind !== undefined && kind !== 'article')
    throw badRequest(
      'sort',
      `relevance only applies to articles, not to ${kind}s: sort by observed_at, or omit kind`,
    );
  if (latest) throw badRequest('sort', 'relevance only applies to articles, which latest excludes');
}

/** Parameters that sort, limit or count a list of items, and do not apply to changes. */
const NOT_OF_CHANGES = ['sort', 'order', 'latest', 'inactive', 'as_of', 'offset', 'count', 'ids'];

/**
 * @param given the parameters as sent by the client, without defaults
 * @throws BadRequestException
 */
export function refuseInChanges(given: unknown): void {
  const names = Object.keys(given as object);
  const wrong = NOT_OF_CHANGES.find((name) => names.includes(name));
  if (wrong !== undefined)
    throw badRequest(wrong, 'cannot be combined with changes, which are in commit order');
}

/**
 * Refuses a limit beyond that of a page; an export may have more items.
 * @throws BadRequestException
 */
export function refuseLargePage({ limit }: DataQuery): void {
  const message = `limit must be at most ${MAX_PAGE}`;
  if (limit > MAX_PAGE) throw new BadRequestException({ message, errors: [{ path: 'limit', message }] });
}
