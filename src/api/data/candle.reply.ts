import { z } from 'zod';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { conversionOf } from '../conversion/conversion.reply.js';
import { component } from '../openapi/component.js';
import { amount, count, decimal, moment, text } from '../openapi/fields.js';
import { currency, origin } from './item-fields.js';
import { noQuoteValues, quoteValues } from './quote.reply.js';

const candleId = z
  .string()
  .regex(/^c[0-9a-f]{24}-[1-9][0-9]{0,4}(s|m|h|d|w|mo)$/)
  .meta({ example: 'c0000000100dec1a5c0de0000-1h' });

const candleConversion = conversionOf('CandleConversion', {
  price: amount(67123.45, 'The close.'),
  market_cap: decimal(1323456789012.5, 'Market cap at the close.'),
  open: amount(67001.1, 'The first price.'),
  high: amount(67500, 'The highest price.'),
  low: amount(66900.25, 'The lowest price.'),
  close: amount(67123.45, 'The last price.'),
  quote_volume: decimal(82864900.25, 'Volume in the quote currency, converted.'),
});

export const Candle = component(
  'Candle',
  z
    .strictObject({
      id: candleId,
      kind: z.literal('candle').meta({ example: 'candle' }),
      source: text('csv'),
      external_id: text('BTC', "The source's own id for the listing."),
      asset: AssetRef.nullable().meta({ description: 'Null if the listing has no asset yet.' }),
      title: text('Bitcoin', 'The name of the listing.'),
      url: z.null(),
      currency,
      ...noQuoteValues,
      price: amount(67123.45, 'The close, in `currency`.'),
      market_cap: decimal(1323456789012.5, 'Market cap at the close, in `currency`.'),
      price_usd: decimal(67123.45, 'The close in US dollars; null if `currency` is another one.'),
      market_cap_usd: quoteValues.market_cap_usd,
      interval: text('1h', 'The length of the candle.'),
      opened_at: moment('The start of the candle.'),
      open: amount(67001.1, 'In `currency`.'),
      high: amount(67500, 'In `currency`.'),
      low: amount(66900.25, 'In `currency`.'),
      close: amount(67123.45, 'In `currency`.'),
      volume: decimal(1234.5, 'Units traded.'),
      quote_volume: decimal(82864900.25, 'Volume in `currency`.'),
      trades: count(18234, 'Number of trades.').nullable(),
      ...origin,
      observed_at: moment('The same as `opened_at`.'),
      ...candleConversion,
    })
    .meta({
      description:
        'Trades of a listing over an interval. All fields of a quote are present; those that do not apply to candles are null.',
    }),
);
