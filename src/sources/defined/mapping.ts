import { z } from 'zod';
import { currency } from '../../config/fields.js';
import { refuseCurrencyWords } from './currency-words.js';
import type { FieldSpec } from './field.js';
import { quote, candle, article, rate, intervalText } from './mapping-schemas.js';

/** Keys of a definition that map a record to an item. */
export const mappingKeys = {
  quote: quote.optional().describe('Maps a record to a quote: figures of one moment'),
  candle: candle.optional().describe('Maps a record to a candle: open, high, low and close of an interval'),
  article: article.optional().describe('Maps a record to an article'),
  rate: rate.optional().describe('Maps a record to an exchange rate of the euro'),
  currency: z
    .string()
    .superRefine(refuseCurrencyWords)
    .pipe(currency)
    .optional()
    .describe('Currency of all amounts: an ISO 4217 code, or the symbol of a coin'),
  interval: intervalText.optional().describe('Interval of all candles, such as 1h or 1d'),
};

export type Mappings = { [Key in keyof typeof mappingKeys]?: z.infer<(typeof mappingKeys)[Key]> };
export type Fields = Readonly<Record<string, FieldSpec | undefined>>;

/** Adds zod issues for keys that conflict with one another. */
export function checkMappings(given: Mappings, context: z.RefinementCtx): void {
  const { quote, candle, article, rate, interval } = given;
  if ([quote, candle, article, rate].filter(Boolean).length !== 1)
    return context.addIssue('expected exactly one of quote, candle, article and rate');
  const amounts = quote ?? candle;
  if (amounts && (amounts.currency === undefined) === (given.currency === undefined))
    context.addIssue('expected the currency of the amounts either as currency, or in a field of the records');
  if (candle && (candle.interval === undefined) === (interval === undefined))
    context.addIssue('expected the interval of the candles either as interval, or in a field of the records');
  if (!amounts && given.currency !== undefined)
    context.addIssue('expected no currency: only quotes and candles have amounts in one');
  if (!candle && interval !== undefined) context.addIssue('expected no interval: only candles have one');
}

/** The kind of item that a definition produces, and the fields mapped to it. */
export function fieldsOf({ quote, candle, article, rate }: Mappings): {
  kind: 'quote' | 'candle' | 'article' | 'rate';
  fields: Fields;
} {
  if (quote) return { kind: 'quote', fields: quote };
  if (rate) return { kind: 'rate', fields: rate };
  return candle ? { kind: 'candle', fields: candle } : { kind: 'article', fields: article! };
}
