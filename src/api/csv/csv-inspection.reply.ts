import { z } from 'zod';
import { component } from '../openapi/component.js';
import { anyObject, count, flag, integer, text, texts } from '../openapi/fields.js';
import { CsvEncoding, CsvFormat } from './csv-format.reply.js';

const CsvRejection = component(
  'CsvRejection',
  z.strictObject({
    line: integer(7),
    reasons: z.array(
      z.strictObject({
        path: text('Price (EUR)'),
        code: text('not_a_number'),
        message: text('expected a number such as 1234.50, 5% or 1.2B, got "abc"; correct or empty the field'),
      }),
    ),
    payload: z.unknown().meta({ example: { Symbol: 'LTC', 'Price (EUR)': 'abc' } }),
  }),
);

export const CsvInspection = component(
  'CsvInspection',
  z
    .strictObject({
      file: text('prices.csv'),
      size: count(1234, 'Size of the file in bytes.'),
      error: z
        .strictObject({
          code: text('missing_column'),
          message: text('the header lacks a column for the price (price_usd, usd_price, price)'),
        })
        .nullable()
        .meta({ description: 'Why the file cannot be read, or not to its end.' }),
      encoding: CsvEncoding.nullable().meta({ description: 'Null if the file is not text.' }),
      format: CsvFormat.nullable().meta({
        description: 'How the file is read; null if its header is not recognised.',
      }),
      counts: z
        .strictObject({
          lines: count(1001),
          rows: count(1000),
          stored: count(999, 'Rows that would be stored.'),
          rejected: count(1),
          complete: flag(true, 'Whether the file was read to its end.'),
        })
        .meta({ description: 'Counts for the part of the file that was read, at most 20,000 rows.' }),
      currencies: texts(['EUR'], 'Currencies of the rows that were read.'),
      intervals: texts(['1d'], 'Intervals of the candles that were read.'),
      rows: z.array(
        anyObject(
          {
            ...{
              line: 2,
              kind: 'quote',
              external_id: 'BTC',
              symbol: 'BTC',
              name: 'Bitcoin',
              currency: 'EUR',
            },
            ...{ observed_at: '2024-12-31T00:00:00.000Z', price: 93429.5 },
          },
          'A quote or candle. Amounts are exact decimals.',
        ),
      ),
      rejections: z.array(CsvRejection),
    })
    .meta({
      description:
        'How a file would be read: the first five rows as they would be stored, and the first five rejections.',
    }),
);
export type CsvInspection = z.infer<typeof CsvInspection>;
