import { z } from 'zod';
import { component } from '../openapi/component.js';
import { anyObject, count, oneOf, text, texts } from '../openapi/fields.js';

const RejectedRecord = component(
  'SourceCheckRejection',
  z.strictObject({
    external_id: text('90'),
    reasons: z.array(
      z.strictObject({
        path: text('price'),
        code: text('missing'),
        message: text('expected price_usd, which the record does not have'),
      }),
    ),
    payload: z.unknown().meta({ example: { id: '90', symbol: 'BTC' } }),
  }),
);

export const SourceCheck = component(
  'SourceCheck',
  z
    .strictObject({
      source: text('coinlore'),
      kind: oneOf(['api', 'csv', 'third'], 'api', 'The kind of source that the definition describes.'),
      partitions: z.strictObject({
        count: count(1),
        first: texts(['all'], 'The first partitions, at most ten.'),
      }),
      page: z
        .strictObject({
          partition: text('all', "The source's first partition."),
          records: count(100),
          stored: count(99, 'Items that would be stored.'),
          rejected: count(1, 'Records that would be rejected.'),
          bytes: count(41_372, 'Size of the reply in bytes.'),
          next: anyObject({ mark: 100, records: 100 }, 'The cursor with which the next page would start.'),
        })
        .nullable()
        .meta({ description: 'What the first page would store; null if it could not be read.' }),
      items: z.array(
        anyObject(
          {
            ...{ kind: 'quote', external_id: '90', symbol: 'BTC', name: 'Bitcoin', currency: 'USD' },
            ...{ observed_at: '2026-01-31T12:00:00.000Z', price: 103945.66 },
          },
          'A quote, candle, article or rate as it would be stored. Amounts are exact decimals.',
        ),
      ),
      rejections: z.array(RejectedRecord),
      error: z
        .strictObject({
          code: text('http_404'),
          message: text('api.coinlore.net/api/coins answered 404: "not found"'),
        })
        .nullable()
        .meta({ description: 'Why the first page could not be read.' }),
    })
    .meta({
      description:
        'The first page of a source: the first five items that it would store, and the first five rejections.',
    }),
);
export type SourceCheck = z.infer<typeof SourceCheck>;
