import { AssetListQuery } from '../assets/asset-list-query.dto.js';
import { MaxAge } from '../max-age.js';
import { Currency } from '../currency-fields.js';
import { Flag, OneOf, Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { ORDERS } from '../data/data-query.dto.js';
import { type MarketSort, SORTS } from './market-order.js';

export class MarketsQuery extends AssetListQuery {
  @WholeNumber(1, 1000, { description: 'Maximum number of coins per page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 100_000, {
    description: 'Number of coins to skip; cannot be combined with `cursor`.',
    example: 0,
  })
  offset?: number;

  @Text({
    description:
      'Only coins with this text in their name, symbol or an alias, with this id in a source, or with this contract address. Case, ' +
      'accents, width and invisible characters are ignored.',
    example: 'bit',
  })
  q?: string;

  @Currency({
    description:
      'The currency of prices and amounts; only coins that are listed in this currency are returned. Default: all coins, in ' +
      'US dollars.',
    example: 'USD',
  })
  currency?: string;

  @MaxAge({
    description:
      'Only coins whose price is at most this old, now or at `as_of`: a number of seconds, or a number with `m`, `h` or `d` ' +
      'for minutes, hours or days.',
  })
  max_age?: number;

  @OneOf(SORTS, {
    description:
      'Sort key; coins without a value for it come last. Ties are ordered by the time when the coin was first seen. `relevance` requires ' +
      '`q`: exact matches first, then by market cap. Default: `relevance` with `q`, otherwise `market_cap`.',
    example: 'market_cap',
  })
  sort?: MarketSort;

  @OneOf(ORDERS, {
    description:
      'Sort direction. Default: `asc` for `rank`, `symbol` and `name`, `desc` for all others; of `relevance`, the best match first.',
    example: 'desc',
  })
  order?: (typeof ORDERS)[number];

  @Flag({
    description: 'Add `sparkline`: 42 prices from the last seven days, one every four hours.',
    example: true,
  })
  sparkline: boolean = false;
}
