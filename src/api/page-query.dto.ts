import { LIMITS } from '../domain/limits.js';
import { IsGiven, Text } from './query-fields.js';
import { WholeNumber } from './number-fields.js';
import { TextList } from './list-parameters.js';

/** The query of a list that uses ids as cursors. */
export class PageQuery {
  @WholeNumber(1, 1000, { description: 'Maximum number of entries per page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 999_999_999, {
    description: '`metadata.next_cursor` of the previous page.',
    example: 1000,
  })
  cursor?: number;
}

/** The filter `source` with a single source. */
export const SourceFilter = ({
  description = 'Only rejections from this source, by name; `/sources` lists the names.',
  example = 'coingecko',
} = {}) => Text({ description, example }, LIMITS.label, IsGiven);

/** The filter `source` with one or more sources. */
export const SourcesFilter = () =>
  TextList({
    description: 'Only items from these sources, by name; `/sources` lists the names.',
    example: ['coingecko'],
  });

/** The filter for assets by symbol. */
export const Symbols = ({
  description = 'Only assets that have or had one of these symbols. Case is ignored.',
} = {}) => TextList({ description, example: ['BTC'] });

/** The filter for assets by slug or id. */
export const Assets = ({
  description = 'Only these assets, each given by its slug, a former slug or its `id`.',
} = {}) => TextList({ description, example: ['bitcoin'] });

/** The parameter `cursor` of lists with opaque cursors. */
export const CursorText = () =>
  Text({ description: '`metadata.next_cursor` of the previous page, with the same filters.' }, 4000);
