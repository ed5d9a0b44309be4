import { z } from 'zod';
import { layout } from '../csv/profiles/profile.js';
import { checkPlaceholders } from './placeholders.js';
import { requestKeys } from './request-schema.js';
import { singer } from './singer/tap-definition.js';
import { json } from './json-definition.js';

const DATES = { year: /^\d{4}$/, month: /^\d{4}-(?:0[1-9]|1[0-2])$/, day: /^\d{4}-\d\d-\d\d$/ };

const dates = z
  .strictObject({ step: z.enum(['day', 'month', 'year']), since: z.string() })
  .superRefine(({ step, since }, context) => {
    if (DATES[step].test(since) && !Number.isNaN(Date.parse(since))) return;
    const example = { year: '2024', month: '2024-01', day: '2024-01-31' }[step];
    context.addIssue({ code: 'custom', path: ['since'], message: `expected a date such as "${example}"` });
  })
  .describe('One file for each complete day, month or year; {date} in path is replaced by it');

const csv = z
  .strictObject({
    kind: z.literal('csv').describe('CSV files over HTTP, also compressed with gzip or zip'),
    ...requestKeys,
    dates: dates.optional(),
    csv: layout.optional().describe('How to read the files, as in CSV_PROFILES; detected by default'),
  })
  .superRefine(checkPlaceholders);

/** A YAML source. */
export const definition = z.discriminatedUnion('kind', [json, csv, singer]);

export type JsonDefinition = z.infer<typeof json>;
export type CsvDefinition = z.infer<typeof csv>;
export type Definition = z.infer<typeof definition>;

/** Sources whose records come over HTTP. */
export type HttpDefinition = JsonDefinition | CsvDefinition;
