import { z } from 'zod';
import { PAST_KINDS } from '../../domain/history.js';
import { component } from '../openapi/component.js';
import { count, flag, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';

const GapReply = component(
  'Gap',
  z
    .strictObject({
      asset: text('bitcoin', 'The slug of the asset.'),
      source: text('exchanges'),
      external_id: text('kraken:BTC', 'The listing.'),
      currency: text('EUR'),
      kind: oneOf(PAST_KINDS, 'candle', 'What is missing.'),
      since: moment('The start of the first missing interval.', '2026-01-10T03:00:00.000000Z'),
      until: moment('Exclusive.', '2026-01-10T09:00:00.000000Z'),
      missing: count(6, 'Number of missing intervals.'),
      fillable: flag(
        true,
        'Whether `POST /runs` with `fill` can fetch it: the source is enabled and serves this part of its history.',
      ),
    })
    .meta({ description: 'A span for which a listing has no data.' }),
);

export const GapPage = component(
  'GapPage',
  z.strictObject({
    data: z.array(GapReply),
    metadata: component(
      'GapPageMetadata',
      z.strictObject({
        request_id: requestId,
        interval: text('1h'),
        since: momentOrNull(
          'Start of the search; null means the first quote or candle of each listing.',
          '2026-01-01T00:00:00.000Z',
        ),
        until: moment('Exclusive.', '2026-02-01T00:00:00.000Z'),
        limit: pageLimit,
        next_cursor: textCursor,
      }),
    ),
  }),
);
export type GapPage = z.infer<typeof GapPage>;
