import { SourceFilter } from '../page-query.dto.js';
import { WholeNumber } from '../number-fields.js';

export class CompareQuery {
  @WholeNumber(1, 999_999_999, {
    description: 'The run to compare with. Default: the live run of the same source before `other`.',
    example: 2,
  })
  base?: number;

  @WholeNumber(1, 999_999_999, {
    description: 'The run to compare. Default: the latest finished live run of the source of `base`.',
    example: 5,
  })
  other?: number;

  @SourceFilter({
    description: 'The source whose latest two live runs are compared, if neither run is given.',
    example: 'coinpaprika',
  })
  source?: string;

  @WholeNumber(1, 1000, { description: 'Maximum length of each list.', default: 50, example: 3 })
  limit: number = 50;
}
