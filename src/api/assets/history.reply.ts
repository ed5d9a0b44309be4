import { z } from 'zod';
import { conversionOf } from '../conversion/conversion.reply.js';
import { component } from '../openapi/component.js';
import { count, decimal, integer, moment, number, oneOf, text, texts } from '../openapi/fields.js';
import { currency } from '../data/item-fields.js';
import { requestId } from '../openapi/page.js';
import { AssetId, assetNames } from './asset-ref.reply.js';
import { BUCKET_INTERVALS } from './history-span.js';

const PriceBucket = component(
  'PriceBucket',
  z.strictObject({
    at: moment('The start of the bucket.'),
    open: decimal(67001.1, 'The first price.'),
    high: decimal(67500, 'The highest price.'),
    low: decimal(66900.25, 'The lowest price.'),
    close: decimal(67123.45, 'The last price.'),
    mean: number(
      67111.25,
      'Mean of the prices or closes, rounded to at least 16 digits; null if two sources differ by more than a factor of five.',
    ).nullable(),
    count: count(
      60,
      'Number of candles or of quotes with a price; 0 in a gap (`gaps=true`), where all other values are null.',
    ),
    volume: decimal(
      1234.5,
      'Volume in units of the base asset; null for buckets built from quotes, or if a candle has no volume.',
    ),
    quote_volume: decimal(
      82864900.25,
      'Volume in `currency`; null for buckets built from quotes, or if a candle has no such volume.',
    ),
    trades: count(
      18234,
      'Number of trades; null for buckets built from quotes, or if a candle has no number of trades.',
    ).nullable(),
    from: oneOf(
      ['candles', 'quotes'],
      'candles',
      'The data that the bucket is built from; null in a gap.',
    ).nullable(),
    intervals: texts(
      ['1m'],
      'Intervals of the candles that the bucket was built from; null for buckets built from quotes.',
    ).nullable(),
    outliers: texts(
      [],
      'Sources of which some quotes are left out, because their prices were far from those of all others.',
    ),
    ...conversionOf('PriceBucketConversion', {
      open: decimal(67001.1, 'The first price.'),
      high: decimal(67500, 'The highest price.'),
      low: decimal(66900.25, 'The lowest price.'),
      close: decimal(67123.45, 'The last price.'),
      mean: decimal(67111.25, 'The mean.'),
      quote_volume: decimal(82864900.25, 'Volume in the quote currency, converted.'),
    }),
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
        interval: oneOf(BUCKET_INTERVALS, '1h'),
        source: text(
          'coingecko',
          'The requested sources, separated by commas. Null means all sources together.',
        ).nullable(),
        currency,
        since: moment('The start of the first bucket.', '2026-01-31T12:00:00.000Z'),
        until: moment('The end of the last bucket.', '2026-02-04T16:00:00.000Z'),
        buckets: integer(100, 'Number of buckets from `since` to `until`, including those without a price.'),
      }),
    ),
  }),
);
export type AssetHistory = z.infer<typeof AssetHistory>;
