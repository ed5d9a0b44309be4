import { z } from 'zod';
import { intervalOf } from '../../domain/interval.js';
import { field } from './field.js';

const optional = field.optional();

const instrument = {
  id: field.describe('Id of the listing at the source'),
  symbol: optional.describe('The id by default'),
  name: optional.describe('The symbol by default'),
  currency: optional.describe('Currency of the amounts, if it varies by record'),
};

export const quote = z
  .strictObject({
    ...instrument,
    observed_at: optional.describe('The time of the fetch by default'),
    price: optional.describe('In the currency'),
    market_cap: optional.describe('In the currency'),
    volume_24h: optional.describe('In the currency, not in units of the coin'),
    change_24h_pct: optional.describe('In percent'),
    rank: optional,
    circulating_supply: optional,
    total_supply: optional,
    max_supply: optional,
  })
  .describe('Maps a record to a quote');

export const candle = z
  .strictObject({
    ...instrument,
    interval: optional.describe('Interval of the candle, if it varies by record'),
    opened_at: field,
    open: field,
    high: field,
    low: field,
    close: field,
    volume: optional.describe('In units of the coin'),
    quote_volume: optional.describe('In the currency'),
    trades: optional,
    market_cap: optional.describe('In the currency'),
  })
  .describe('Maps a record to a candle');

export const article = z
  .strictObject({
    id: field,
    title: field,
    url: optional,
    summary: optional,
    author: optional,
    categories: optional,
    published_at: optional,
  })
  .describe('Maps a record to an article');

export const rate = z
  .strictObject({
    currency: field.describe('An ISO 4217 code'),
    day: field.describe(
      'The day as written, whatever its zone. Needs a date transform, unless it is ISO 8601',
    ),
    per_euro: field.describe('Units of the currency for one euro'),
  })
  .describe('Maps a record to an exchange rate, which converts amounts');

export const intervalText = z
  .string()
  .refine((text) => intervalOf(text) !== undefined, 'expected an interval such as 1h or 1d')
  .transform((text) => intervalOf(text)!);
