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
      external_id: text('kraken:BTC', "The source's own id for the listing."),
      currency: text('EUR'),
      kind: oneOf(PAST_KINDS, 'candle', 'Whether quotes or candles are missing.'),
      since: moment('The start of the first missing interval.', '2026-01-10T03:00:00.000000Z'),
      until: moment('The end of the last missing interval (exclusive).', '2026-01-10T09:00:00.000000Z'),
      missing: count(6, 'Number of missing intervals.'),
      fillable: flag(
        true,
        'Whether `POST /runs` with `fill` can fetch the missing data, because the source is enabled and its upstream serves ' +
          'this part of the history.',
      ),
    })
    .meta({ description: 'A time span without data for a listing.' }),
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
        until: moment('The end of the search (exclusive).', '2026-02-01T00:00:00.000Z'),
        limit: pageLimit,
        next_cursor: textCursor,
      }),
    ),
  }),
);
export type GapPage = z.infer<typeof GapPage>;
