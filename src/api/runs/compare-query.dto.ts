import { WholeNumber } from '../query-fields.js';

export class CompareQuery {
  @WholeNumber(1, 999_999_999, {
    description: 'The run to compare with. By default the live run of the same source before `other`.',
    example: 2,
  })
  base?: number;

  @WholeNumber(1, 999_999_999, {
    description:
      'The run that is compared. By default the newest live run that has ended, of the source of `base`.',
    example: 5,
  })
  other?: number;

  @WholeNumber(1, 1000, { description: 'How long each list may get.', default: 50, example: 3 })
  limit: number = 50;
}
