import { OneOf, Text, WholeNumber } from '../query-fields.js';

const STATES = ['matched', 'ambiguous', 'new'] as const;

export class ListingsQuery {
  @WholeNumber(1, 1000, { description: 'Listings a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(0, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only listings after that one.',
    example: 0,
  })
  cursor?: number;

  @OneOf(STATES, { description: 'Only listings of which this was decided.', example: 'ambiguous' })
  state?: (typeof STATES)[number];

  @Text({ description: 'Only listings of this source.', example: 'csv' })
  source?: string;
}
