import { MaxAge } from '../max-age.js';
import { Assets, CursorText, SourcesFilter, Symbols } from '../page-query.dto.js';
import { PatternList } from '../list-parameters.js';
import { ITEM_ID } from './public-id.js';
import { Convert, Currencies } from '../currency-fields.js';
import { Moment, Until } from '../moment-fields.js';
import { CandleInterval, Flag, OneOf, Text } from '../query-fields.js';
import { DecimalText, WholeNumber } from '../number-fields.js';

export const KINDS = ['quote', 'candle', 'article'] as const;
export const SORTS = ['observed_at', 'price_usd', 'market_cap_usd', 'rank', 'relevance'] as const;
export const ORDERS = ['asc', 'desc'] as const;
export const COUNTS = ['exact', 'estimated', 'none'] as const;

export const MAX_PAGE = 1000;
const MAX_EXPORT = 999_999_999;
/** Maximum offset. Beyond it, clients have to use `cursor`, because skipping items costs as much as reading them. */
const MAX_OFFSET = 100_000;

/** Query parameters for a single item. */
export class ItemQuery {
  @Convert()
  convert?: string;
}

export class DataQuery {
  @WholeNumber(1, MAX_EXPORT, {
    description:
      'Maximum number of items per page. For an export (see the content types of the reply), the total number of items, up to ' +
      '999,999,999; by default all of them.',
    default: 50,
    example: 3,
    maximum: MAX_PAGE,
  })
  limit: number = 50;

  @WholeNumber(0, MAX_OFFSET, {
    description: 'Number of items to skip. For deep pages use `cursor` instead.',
    example: 0,
    beyond: '; use cursor to go deeper',
  })
  offset?: number;

  @CursorText()
  cursor?: string;

  @OneOf(KINDS, {
    description:
      'Only items of this kind. Default: quotes and articles. As there may be very many candles, they are only returned if ' +
      '`kind` or `interval` requests them.',
    example: 'quote',
  })
  kind?: (typeof KINDS)[number];

  @CandleInterval({
    description:
      'Only candles with this interval, such as `1m`, `4h`, `1d`, `1w` or `1mo`. `60m` means `1h`.',
  })
  interval?: string;

  @PatternList(ITEM_ID, 'an id of an item such as q0000000100dec1a5c0de0000', {
    description: 'Only the items with these ids. Candles cannot be combined with other items.',
    example: ['q0000000100dec1a5c0de0000'],
  })
  ids?: string[];

  @SourcesFilter()
  source?: string[];

  @Symbols({
    description:
      'Only quotes or candles of listings with one of these symbols, or of assets that have or had one of them. Case is ignored.',
  })
  symbol?: string[];

  @Assets({
    description:
      'Only quotes or candles of these assets, from all sources. Accepts slugs, former slugs and ids.',
  })
  asset?: string[];

  @Text({
    description:
      'Only items with this text in the symbol or name of the listing, or in the title or summary of the article, and items of ' +
      'listings with this id in their source. Case, accents, full ' +
      'and half width and invisible characters are ignored. With `sort=relevance`, articles are searched for words instead: all of them, ' +
      'in any order and with any ending (English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Turkish); `"a phrase"`, ' +
      '`-without`, `or`.',
    example: 'bit',
  })
  q?: string;

  @Moment({
    description: 'Only items observed, or candles opened, at or after this moment (inclusive).',
    example: '2024-01-01',
  })
  since?: string;

  @Until({
    description: 'Only items observed, or candles opened, before this moment (exclusive).',
    example: '2100-01-01T00:00:00Z',
  })
  until?: string;

  @MaxAge({
    description:
      'Only items observed, or candles opened, at most this long before now or `as_of`: a number of seconds, or a number ' +
      'with `m`, `h` or `d` for minutes, hours or days.',
  })
  max_age?: number;

  @Currencies({
    description:
      'Only quotes or candles whose amounts are in one of these currencies: ISO 4217 codes or symbols of coins, separated ' +
      'by commas, in upper or lower case.',
    example: 'USD,EUR',
  })
  currency?: string[];

  @Convert()
  convert?: string;

  @Text(
    {
      description:
        'Changes instead of items: every version stored at or after this moment, in commit order, and withdrawn items, with ' +
        '`withdrawn_at`. Pass `metadata.ingested_cursor` of an earlier reply to get the changes after that reply.',
      example: '2026-01-01',
    },
    4000,
  )
  ingested_since?: string;

  @DecimalText({
    description:
      'Only quotes with at least this price, or candles with at least this close: in US dollars, or in `currency` if it ' +
      'names exactly one.',
    example: '0.01',
  })
  min_price?: string;

  @DecimalText({
    description:
      'Only quotes with at most this price, or candles with at most this close: in US dollars, or in `currency` if it names ' +
      'exactly one.',
    example: '1000000',
  })
  max_price?: string;

  @Moment({
    description:
      'Data as it was known at this moment, by `known_at`: later items are absent, and corrected ones have their earlier ' +
      'values. The reply to the same query never changes. A future moment means now; see `metadata.as_of`.',
    example: '2100-01-01T00:00:00Z',
  })
  as_of?: string;

  @Flag({
    description:
      'Only the latest quote of each listing, or the latest candle of each listing for each interval.',
    example: true,
  })
  latest: boolean = false;

  @Flag({
    description:
      'With `latest`: include listings that their source no longer lists, so that their latest quotes and candles are not ' +
      'current. With `as_of`, they are always included.',
    example: false,
  })
  inactive?: boolean;

  @OneOf(SORTS, {
    description:
      'Sort key; items without a value for it come last. For candles, it means `opened_at`, the close or the market cap. ' +
      '`relevance` requires `q` and applies to articles: the best matches come first, and words in the title count most.',
    default: 'observed_at',
    example: 'market_cap_usd',
  })
  sort: (typeof SORTS)[number] = 'observed_at';

  @OneOf(ORDERS, {
    description: 'Sort direction; ties are broken by `id`, in the same direction.',
    default: 'desc',
    example: 'desc',
  })
  order: (typeof ORDERS)[number] = 'desc';

  @OneOf(COUNTS, {
    description:
      "How `metadata.total` is determined. `estimated` counts up to 10,000 items; for more, it is the query planner's estimate.",
    default: 'estimated',
    example: 'exact',
  })
  count: (typeof COUNTS)[number] = 'estimated';
}
