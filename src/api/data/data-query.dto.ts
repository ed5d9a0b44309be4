import { DecimalText, Flag, Moment, OneOf, Text, WholeNumber } from '../query-fields.js';

export const KINDS = ['quote', 'article'] as const;
export const SORTS = ['observed_at', 'price_usd', 'market_cap_usd', 'rank'] as const;
export const ORDERS = ['asc', 'desc'] as const;
export const COUNTS = ['exact', 'estimated', 'none'] as const;

export const MAX_PAGE = 1000;
const MAX_EXPORT = 999_999_999;
/** Deeper pages go by `cursor`: skipping costs as much as reading. */
const MAX_OFFSET = 100_000;

export class DataQuery {
  @WholeNumber(1, MAX_EXPORT, {
    description:
      'Items a page. Of an export (see the content types of the reply) items in all, up to 999,999,999; without it every one.',
    default: 50,
    example: 3,
    maximum: MAX_PAGE,
  })
  limit: number = 50;

  @WholeNumber(0, MAX_OFFSET, {
    description: 'Items to skip. For deep pages use `cursor`; not both.',
    example: 0,
    beyond: '; use cursor to go deeper',
  })
  offset?: number;

  @Text({ description: '`metadata.next_cursor` of the page before, with the same filters and sort.' }, 4000)
  cursor?: string;

  @OneOf(KINDS, { description: 'Only quotes or only articles.', example: 'quote' })
  kind?: (typeof KINDS)[number];

  @Text({ description: 'Only what this source said. Names are at `/sources`.', example: 'coingecko' })
  source?: string;

  @Text({
    description:
      'Only quotes of listings, over all sources, with this symbol in any case, or of assets that have or had it.',
    example: 'BTC',
  })
  symbol?: string;

  @Text({
    description: 'Only quotes of this asset, over all sources, by its `id`, its slug or one of before.',
    example: 'bitcoin',
  })
  asset?: string;

  @Text({
    description:
      'Only items that hold this text: in symbol or name of a listing, in title or summary of an article.',
    example: 'bit',
  })
  q?: string;

  @Moment({ description: 'Only items observed at or after this moment (inclusive).', example: '2024-01-01' })
  since?: string;

  @Moment({
    description: 'Only items observed before this moment (exclusive).',
    example: '2100-01-01T00:00:00Z',
  })
  until?: string;

  @DecimalText({ description: 'Only quotes with at least this price in US dollars.', example: '0.01' })
  min_price?: string;

  @DecimalText({ description: 'Only quotes with at most this price in US dollars.', example: '1000000' })
  max_price?: string;

  @Moment({
    description:
      'What was known at this moment, by `known_at`: what came later is not there, and what changed since is as it was. The answer stays the same for ever. A moment that is still to come is now: see `metadata.as_of`.',
    example: '2100-01-01T00:00:00Z',
  })
  as_of?: string;

  @Flag({ description: 'Only the newest quote of each listing.', example: true })
  latest: boolean = false;

  @OneOf(SORTS, {
    description: 'What to sort by; items without it come last.',
    default: 'observed_at',
    example: 'market_cap_usd',
  })
  sort: (typeof SORTS)[number] = 'observed_at';

  @OneOf(ORDERS, {
    description: 'Direction of the sort; ties are broken by `id`, in the same direction.',
    default: 'desc',
    example: 'desc',
  })
  order: (typeof ORDERS)[number] = 'desc';

  @OneOf(COUNTS, {
    description:
      'How `metadata.total` is found. `estimated` counts up to 10,000 and trusts the query planner beyond.',
    default: 'estimated',
    example: 'exact',
  })
  count: (typeof COUNTS)[number] = 'estimated';
}
