import { z } from 'zod';
import { PAST_KINDS } from '../../domain/source.js';
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
      since: moment('The first interval that is missing.', '2026-01-10T03:00:00.000000Z'),
      until: moment('Exclusive.', '2026-01-10T09:00:00.000000Z'),
      missing: count(6, 'How many intervals are missing.'),
      fillable: flag(
        true,
        'Whether `fill` of `POST /runs` can ask the source for it: the source is on, and serves this part of its past.',
      ),
    })
    .meta({ description: 'History of a listing that is missing.' }),
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
          'From when on was looked; null: from the first quote or candle of each listing.',
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
