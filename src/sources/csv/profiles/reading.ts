import { z } from 'zod';
import * as field from '../../../config/fields.js';
import { LIMITS } from '../../../domain/limits.js';
import { dateReader } from '../values/date-format.js';
import { type ProfileField, ROLE_OF_FIELD } from '../header/fields.js';
import { pattern } from '../facts/pattern.js';

const FIELD_NAMES = Object.keys(ROLE_OF_FIELD) as [ProfileField, ...ProfileField[]];

const label = z.string().trim().min(1).max(LIMITS.label);
const column = z.string().trim().min(1).max(LIMITS.fieldName);
const list = <T extends z.ZodType>(item: T, max: number) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(max)]);
/** A list, or comma-separated text. */
const names = z.union([
  z
    .string()
    .max(10_000)
    .transform((text) => text.split(',').map((name) => name.trim())),
  z.array(column),
]);
const dateFormat = z
  .string()
  .min(2)
  .max(50)
  .check((context) => {
    try {
      dateReader(context.value);
    } catch (error) {
      const message = `expected a format such as dd.MM.yyyy HH:mm: ${(error as Error).message}`;
      context.issues.push({ code: 'custom', input: context.value, message });
    }
  });
const character = z.string().length(1, 'expected one character');
/** Stored as the power: 6 for 1,000,000. */
const powerOfTen = z
  .number()
  .refine(
    (factor) => factor <= 1e15 && factor >= 1e-9 && Number.isInteger(powerOf(factor)),
    'expected a power of ten such as 1000000 or 0.01',
  )
  .transform(powerOf);

function powerOf(factor: number): number {
  const power = Math.log10(factor);
  return Math.abs(power - Math.round(power)) < 1e-9 ? Math.round(power) : power;
}

const interval = z
  .string()
  .regex(/^[1-9]\d{0,4}(s|m|h|d|w|mo)$/, 'expected an interval such as 1m, 4h, 1d, 1w or 1mo');

/** Keys shared by profiles and presets. docs/csv-profiles.md explains them. */
export const readingRules = z.strictObject({
  kind: z
    .enum(['quote', 'candle'])
    .optional()
    .describe('What each row contains: figures at one moment, or a candle'),
  header: names
    .pipe(z.array(column).min(1).max(500))
    .optional()
    .describe('Column names for files without a header row'),
  skip_lines: z.int().min(0).max(1000).optional().describe('Number of lines before the header'),
  footer: pattern.optional().describe('Regular expression: rows whose first cell matches are skipped'),
  delimiter: z
    .string()
    .regex(/^[^\r\n"]{1,10}$/, 'expected one to ten characters, without a quote or line break')
    .optional(),
  quote: character.optional().describe('The quote character'),
  encoding: field.encoding.optional().describe('Encoding of the text, such as windows-1252'),
  decimal: z.enum(['.', ',']).optional().describe('The decimal separator'),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional().describe('The order of day, month and year'),
  date_format: dateFormat.optional().describe('Format of the dates, such as dd.MM.yyyy HH:mm'),
  time_zone: field.timeZone.optional().describe('Time zone of dates without one, such as Europe/Berlin'),
  dates: z
    .enum(['open', 'close', 'end'])
    .optional()
    .describe(
      'What the date of a candle means: open (its start), close (a moment within it), or end (the start of the next candle)',
    ),
  columns: z
    .partialRecord(z.enum(FIELD_NAMES), list(column, 20))
    .optional()
    .describe('The column of each field, or a list of columns, of which the first one in the file is used'),
  constants: z
    .strictObject({
      symbol: label.toUpperCase().optional(),
      id: label.optional(),
      name: label.optional(),
      currency: field.currency.optional(),
      interval: interval.optional(),
    })
    .optional()
    .describe('Values that apply to every row'),
  defaults: z
    .strictObject({ currency: field.currency.optional(), interval: interval.optional() })
    .optional()
    .describe('Values to use if neither the rows nor the file name contain them'),
  file_name: list(pattern, 10)
    .optional()
    .describe('Regular expressions for the file name, with groups such as (?<symbol>…) and (?<currency>…)'),
  symbols: list(pattern, 10)
    .optional()
    .describe('Regular expressions for the values in the column symbol, with the same groups'),
  values: z
    .partialRecord(z.enum(FIELD_NAMES), z.record(z.string().max(200), z.string().max(200)))
    .optional()
    .describe('The meaning of the values of a field'),
  scale: z
    .partialRecord(z.enum(FIELD_NAMES), powerOfTen)
    .optional()
    .describe('Factor for the numbers of a field, such as 1000000'),
  currencies: names
    .pipe(z.array(field.currency).max(100))
    .optional()
    .describe('Quote currencies in these files, used to split pairs such as ARBUSD'),
  wide: z
    .enum(['price', 'tickers'])
    .optional()
    .describe(
      'For files with a column per coin: price (columns named after coins) or tickers (header rows Price and Ticker)',
    ),
});

export type Reading = z.infer<typeof readingRules>;
