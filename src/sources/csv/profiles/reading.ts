import { z } from 'zod';
import * as field from '../../../config/fields.js';
import { LIMITS } from '../../../domain/limits.js';
import { dateReader } from '../csv-date-format.js';
import type { Role } from '../csv-roles.js';
import { pattern } from './pattern.js';

/** Fields of a row by the names used in profiles, with their roles in quotes and candles. */
export const ROLE_OF_FIELD = {
  date: 'date',
  time: 'time',
  symbol: 'symbol',
  pair: 'pair',
  exchange: 'exchange',
  id: 'id',
  name: 'name',
  currency: 'currency',
  interval: 'interval',
  price: 'price',
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: ['volume', 'baseVolume'],
  quote_volume: 'quoteVolume',
  trades: 'trades',
  market_cap: 'marketCap',
  change: 'change',
  rank: 'rank',
  circulating_supply: 'circulatingSupply',
  total_supply: 'totalSupply',
  max_supply: 'maxSupply',
  contract: 'contract',
  chain: 'chain',
} as const satisfies Readonly<Record<string, Role | readonly [ofQuotes: Role, ofCandles: Role]>>;

export type ProfileField = keyof typeof ROLE_OF_FIELD;
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
    (factor) => factor > 0 && factor <= 1e15 && factor >= 1e-9 && Number.isInteger(powerOf(factor)),
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
  kind: z.enum(['quote', 'candle']).optional().describe('What a row is: figures at one moment, or a candle'),
  header: names
    .pipe(z.array(column).min(1).max(500))
    .optional()
    .describe('The names of the columns of files that have no header row'),
  skip_lines: z.int().min(0).max(1000).optional().describe('Lines in front of the header'),
  footer: pattern.optional().describe('A regular expression for the first cell of rows that are no data'),
  delimiter: z
    .string()
    .regex(/^[^\r\n"]{1,10}$/, 'expected one to ten characters, no quote or line break among them')
    .optional(),
  quote: character.optional().describe('What fields are quoted with'),
  encoding: field.encoding.optional().describe('Of the text, such as windows-1252'),
  decimal: z.enum(['.', ',']).optional().describe('The decimal mark'),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional().describe('The order of day, month and year'),
  date_format: dateFormat.optional().describe('Such as dd.MM.yyyy HH:mm'),
  time_zone: field.timeZone.optional().describe('Of dates without one, such as Europe/Berlin'),
  dates: z
    .enum(['open', 'close', 'end'])
    .optional()
    .describe(
      'What of a candle its date is: its opening, a moment in it, or the end, at which the next one opens',
    ),
  columns: z
    .partialRecord(z.enum(FIELD_NAMES), list(column, 20))
    .optional()
    .describe('The column of each field, or several of which the first that the file has counts'),
  constants: z
    .strictObject({
      symbol: label.toUpperCase().optional(),
      id: label.optional(),
      name: label.optional(),
      currency: field.currency.optional(),
      interval: interval.optional(),
    })
    .optional()
    .describe('What every row is about'),
  defaults: z
    .strictObject({ currency: field.currency.optional(), interval: interval.optional() })
    .optional()
    .describe('What rows are about if neither they nor the name of the file tell it'),
  file_name: list(pattern, 10)
    .optional()
    .describe('Regular expressions for the name, with groups such as (?<symbol>…) and (?<currency>…)'),
  symbols: list(pattern, 10).optional().describe('The same for the values of the column symbol'),
  values: z
    .partialRecord(z.enum(FIELD_NAMES), z.record(z.string().max(200), z.string().max(200)))
    .optional()
    .describe('What values of a field stand for'),
  scale: z
    .partialRecord(z.enum(FIELD_NAMES), powerOfTen)
    .optional()
    .describe('What the numbers of a field are multiplied by, such as 1000000'),
  currencies: names
    .pipe(z.array(field.currency).max(100))
    .optional()
    .describe('What this publisher trades coins against'),
  wide: z.enum(['price', 'tickers']).optional().describe('How a file has several coins side by side'),
});

export type Reading = z.infer<typeof readingRules>;
