import { COUNTS } from '../data/data-query.dto.js';
import { Moment, OneOf, Text, WholeNumber } from '../query-fields.js';

const AS_OF = {
  description:
    'What was known at this moment: prices that came later are not there. A moment that is still to come is now.',
  example: '2100-01-01T00:00:00Z',
};

export class AssetQuery {
  @Moment(AS_OF)
  as_of?: string;
}

export class AssetsQuery {
  @WholeNumber(1, 1000, { description: 'Assets a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 100_000, {
    description: 'Assets to skip. For deep pages use `cursor`; not both.',
    example: 0,
    beyond: '; use cursor to go deeper',
  })
  offset?: number;

  @Text({ description: '`metadata.next_cursor` of the page before, with the same filters.' }, 4000)
  cursor?: string;

  @Text({
    description:
      'Only assets with this text in their name, symbol or an alias, or with this contract address. What is called exactly so comes first.',
    example: 'bit',
  })
  q?: string;

  @Text({ description: 'Only assets that have, or had, this symbol, in any case.', example: 'BTC' })
  symbol?: string;

  @Text({ description: 'Only assets that this source lists. Names are at `/sources`.', example: 'coingecko' })
  source?: string;

  @Moment(AS_OF)
  as_of?: string;

  @OneOf(COUNTS, {
    description: 'How `metadata.total` is found. `estimated` trusts statistics where no filter is given.',
    default: 'estimated',
    example: 'exact',
  })
  count: (typeof COUNTS)[number] = 'estimated';
}
