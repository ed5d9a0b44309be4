import { Moment, OneOf, Text } from '../query-fields.js';
import { DEFAULT_BUCKETS, type Interval, INTERVALS, MAX_BUCKETS } from './history-span.js';

export class HistoryQuery {
  @OneOf(INTERVALS, {
    description: `Length of a bucket; each begins at a multiple of it, in UTC. At most ${MAX_BUCKETS} buckets a reply.`,
    default: '1h',
    example: '1d',
  })
  interval: Interval = '1h';

  @Moment({
    description: `From the bucket that holds this moment; without it, ${DEFAULT_BUCKETS} buckets before \`until\`.`,
    example: '2026-01-01',
  })
  since?: string;

  @Moment({
    description:
      'Up to this moment (exclusive), and to the end of the bucket that it falls into; without it, up to now, or as many buckets as there may be.',
    example: '2026-02-01T00:00:00Z',
  })
  until?: string;

  @Text({ description: 'Only what this source said. Names are at `/sources`.', example: 'coingecko' })
  source?: string;
}
