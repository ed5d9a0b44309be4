import { SourcesFilter } from '../page-query.dto.js';
import { Convert, Currency } from '../currency-fields.js';
import { Moment } from '../moment-fields.js';
import { Flag, OneOf } from '../query-fields.js';
import { DEFAULT_BUCKETS, type BucketInterval, BUCKET_INTERVALS, MAX_BUCKETS } from './history-span.js';

export class HistoryQuery {
  @OneOf(BUCKET_INTERVALS, {
    description: `Length of the buckets, which start at multiples of it in UTC. At most ${MAX_BUCKETS} buckets per reply.`,
    default: '1h',
    example: '1d',
  })
  interval: BucketInterval = '1h';

  @Moment({
    description: `Start with the bucket that contains this moment. Default: ${DEFAULT_BUCKETS} buckets before \`until\`.`,
    example: '2026-01-01',
  })
  since?: string;

  @Moment({
    description:
      'Up to this moment (exclusive), rounded up to the end of its bucket. Default: now or, in a page of JSON, the end of ' +
      'the 1000th bucket after `since`.',
    example: '2026-02-01T00:00:00Z',
  })
  until?: string;

  @SourcesFilter()
  source?: string[];

  @Currency({ description: 'Only prices in this currency.', default: 'USD', example: 'EUR' })
  currency: string = 'USD';

  @Convert()
  convert?: string;

  @Flag({ description: 'Include buckets without a price, with count 0 and null elsewhere.', example: true })
  gaps: boolean = false;
}
