import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, decimal, integer, moment, number, oneOf, text } from '../openapi/fields.js';
import { currency } from '../data/data.reply.js';
import { requestId } from '../openapi/page.js';
import { AssetId, assetNames } from './asset-ref.reply.js';
import { INTERVALS } from './history-span.js';

const PriceBucket = component(
  'PriceBucket',
  z.strictObject({
    at: moment('The start of the bucket.'),
    open: decimal(67001.1, 'The first price.'),
    high: decimal(67500, 'The highest price.'),
    low: decimal(66900.25, 'The lowest price.'),
    close: decimal(67123.45, 'The last price.'),
    mean: number(67111.25, 'Rounded to at least 16 digits.').nullable(),
    count: count(60, 'Number of prices; 0 in a gap, where all other values are null.'),
  }),
);

export const AssetHistory = component(
  'AssetHistory',
  z.strictObject({
    data: z.array(PriceBucket),
    metadata: component(
      'AssetHistoryMetadata',
      z.strictObject({
        request_id: requestId,
        asset: assetNames.slug,
        asset_id: AssetId,
        interval: oneOf(INTERVALS, '1h'),
        source: text('coingecko', 'Null: all sources together.').nullable(),
        currency,
        since: moment('The start of the first bucket.', '2026-01-31T12:00:00.000Z'),
        until: moment('The end of the last bucket.', '2026-02-04T16:00:00.000Z'),
        buckets: integer(100),
      }),
    ),
  }),
);
export type AssetHistory = z.infer<typeof AssetHistory>;
