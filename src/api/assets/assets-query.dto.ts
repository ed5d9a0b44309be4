import { COUNTS } from '../data/data-query.dto.js';
import { Convert, Currency } from '../currency-fields.js';
import { Moment } from '../moment-fields.js';
import { OneOf, Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { AS_OF, AssetListQuery } from './asset-list-query.dto.js';

export class AssetQuery {
  @Moment(AS_OF)
  as_of?: string;

  @Currency({ description: 'The currency of the consensus price.', default: 'USD', example: 'EUR' })
  currency: string = 'USD';

  @Convert()
  convert?: string;
}

export class AssetsQuery extends AssetListQuery {
  @WholeNumber(1, 1000, { description: 'Maximum number of assets per page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 100_000, {
    description: 'Number of assets to skip. For deep pages use `cursor` instead.',
    example: 0,
    beyond: '; use cursor to go deeper',
  })
  offset?: number;

  @Text({
    description:
      'Only assets with this text in their name, symbol or an alias, with this id in a source, or with this contract address (of ' +
      'hexadecimal addresses, the first digits are enough: 0x and at least six). Case, accents, width and invisible characters ' +
      'are ignored. Exact matches come first, then words that begin with the text; among equal matches, larger coins.',
    example: 'bit',
  })
  q?: string;

  @Currency({
    description:
      'Only assets that are listed in this currency, with their consensus price in it. By default all assets, in US dollars.',
    example: 'EUR',
  })
  currency?: string;

  @OneOf(COUNTS, {
    description:
      "How `metadata.total` is determined. `estimated` uses the database's statistics if there is no filter.",
    default: 'estimated',
    example: 'exact',
  })
  count: (typeof COUNTS)[number] = 'estimated';
}
