import { z } from 'zod';
import * as config from '../../config/fields.js';
import { placeText, readable, scalar } from './field.js';
import { layout } from '../csv/profiles/profile.js';
import { checkMappings, mappingKeys } from './mapping.js';
import { singer } from './singer/tap-definition.js';
import { dateForm } from './dates.js';
import { checkPlaceholders } from './placeholders.js';
import { pointerSteps } from './place.js';
import { open, openPath, openValues, secret } from './secrets.js';

const pointer = z
  .string()
  .max(500)
  .regex(/^\//, 'expected a JSON Pointer such as /data/items')
  .superRefine(readable(pointerSteps));
const parameter = z.string().min(1).max(100);
const span = z.string().regex(/^[1-9]\d{0,4}[smhd]$/, 'expected a span such as 30m, 12h or 7d');

const auth = z
  .strictObject({
    header: z.strictObject({ name: parameter, value: secret }).optional(),
    query: z
      .strictObject({ name: parameter, value: secret })
      .optional()
      .describe('A parameter of every request; never stored'),
    bearer: secret.optional(),
    basic: z.strictObject({ user: secret, password: secret }).optional(),
  })
  .refine((given) => Object.keys(given).length === 1, 'expected one of header, query, bearer and basic');

const placed = {
  parameter,
  size_parameter: parameter.optional(),
  size: z.int().min(1).max(100_000).optional(),
};
const pagination = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    ...placed,
    first: z.int().min(0).max(1).default(1),
    total: pointer.optional().describe('Where the reply says how many records there are'),
  }),
  z.strictObject({
    kind: z.literal('offset'),
    ...placed,
    first: z.int().min(0).max(1).default(0),
    size: placed.size.unwrap().optional(),
    total: pointer.optional(),
  }),
  z.strictObject({
    kind: z.literal('cursor'),
    ...placed,
    from: pointer.optional().describe('Where the reply has the next cursor; none is the end'),
    from_record: placeText.optional().describe('A value of the last record of a page'),
  }),
  z.strictObject({
    kind: z.literal('next_url'),
    from: pointer.describe('Where the reply has the URL of the next page'),
  }),
  z.strictObject({ kind: z.literal('link_header') }),
]);

const limits = z.strictObject({
  per_minute: z.int().min(1).max(100_000).default(30),
  per_month: z.int().min(0).max(1_000_000_000).default(0).describe('0 is no limit'),
  cost: z
    .strictObject({ header: parameter.optional(), from: pointer.optional() })
    .refine(
      ({ header, from }) => (header === undefined) !== (from === undefined),
      'expected either header or from',
    )
    .optional()
    .describe('Where a reply says how many calls of the month it cost'),
});

const error = z
  .strictObject({
    from: pointer.describe('What a reply has here is an error'),
    ok: z.array(scalar).max(20).default([]).describe('Unless it is one of these'),
    status: z
      .record(z.string(), z.int().min(400).max(599))
      .default({})
      .describe('HTTP statuses that errors stand for, such as 429'),
  })
  .describe('How an error with HTTP 200 looks');

const incremental = z.strictObject({
  from: placeText.describe('The value of a record that the next run goes on from: its largest'),
  parameter: parameter.describe('The parameter that asks for what is newer'),
  date: z
    .string()
    .max(50)
    .superRefine(readable(dateForm))
    .optional()
    .describe('How the value is written, if it is a date'),
  as: z
    .enum(['unix', 'unix_ms', 'iso', 'date'])
    .optional()
    .describe('How the parameter is written, if it is a date'),
  lookback: span.optional().describe('Asked for again, because records may come late'),
  initial: scalar.optional().describe('For the first run'),
});

/** A partition, with facts that its records do not contain. */
const listed = z.union([
  scalar.transform((key) => ({ key })),
  z.strictObject({ key: scalar }).catchall(scalar),
]);

const partitions = z.union([
  z
    .array(listed)
    .min(1)
    .max(10_000)
    .superRefine((list, context) => {
      const seen = new Set<string>();
      const repeated = list.findIndex(({ key }) => seen.size === seen.add(key).size);
      if (repeated >= 0)
        context.addIssue({
          code: 'custom',
          path: [repeated],
          message: `${list[repeated]!.key} is listed twice`,
        });
    }),
  z.strictObject({
    path: openPath('/products'),
    query: openValues(scalar).optional(),
    records: z.union([z.literal(''), pointer]).default(''),
    key: placeText.describe('Of each record'),
  }),
]);

const shared = {
  title: z.string().min(1).max(200).optional().describe('What people call the source'),
  base_url: open
    .refine(
      (text) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''),
      'expected a URL beginning with https://',
    )
    .refine(
      (text) => !URL.parse(text)?.username && !URL.parse(text)?.password,
      'expected no user or password; put them under auth',
    )
    .refine(
      (text) => !URL.parse(text)?.search && !URL.parse(text)?.hash,
      'expected no ? or #; put parameters under query',
    )
    .describe('Where all paths begin, such as https://api.example.com/v1'),
  path: openPath('/coins').default('/').describe('{partition} stands for the key of the partition'),
  query: openValues(scalar.pipe(open)).default({}).describe('Parameters of every request'),
  headers: openValues(open).default({}).describe('Headers of every request, without secrets'),
  auth: auth.optional().describe('How requests prove who sends them: one of these'),
  partitions: partitions.optional().describe('Parts that are read on their own: a list, or a request'),
  limits: limits.prefault({}).describe('How often the upstream may be called'),
  schedule: config.schedule.optional().describe('A cron expression (UTC); SCHEDULE_NAME takes precedence'),
  timeout: z.int().min(1).max(600).optional().describe('Seconds; without it HTTP_TIMEOUT_MS'),
};

const json = z
  .strictObject({
    kind: z
      .literal('json')
      .default('json')
      .describe('JSON over HTTP, or files of CSV, packed as gzip or zip or not at all'),
    ...shared,
    pagination: pagination.optional().describe('How further pages are asked for'),
    max_pages: z.int().min(1).max(100_000).default(1000).describe('Reading more is an error'),
    records: z
      .union([z.literal(''), pointer])
      .default('')
      .describe('Where the reply has its records, a list or an object; without it the reply is the list'),
    id: z
      .union([placeText.transform((one) => [one]), z.array(placeText).min(1).max(5)])
      .optional()
      .describe('What tells records apart, if not the id of what they become'),
    incremental: incremental.optional().describe('How a run asks only for what is new'),
    error: error.optional(),
    ...mappingKeys,
  })
  .superRefine(checkMappings)
  .superRefine(checkPlaceholders)
  .superRefine(({ pagination, incremental }, context) => {
    if (
      pagination?.kind === 'cursor' &&
      (pagination.from === undefined) === (pagination.from_record === undefined)
    )
      context.addIssue({
        code: 'custom',
        path: ['pagination'],
        message: 'expected either from or from_record',
      });
    if (pagination?.kind === 'offset' && pagination.size === undefined)
      context.addIssue({
        code: 'custom',
        path: ['pagination'],
        message: 'expected size, the records of a page',
      });
    if (incremental && (incremental.date === undefined) !== (incremental.as === undefined))
      context.addIssue({
        code: 'custom',
        path: ['incremental'],
        message: 'expected both date and as, or neither',
      });
  });

const DATES = { year: /^\d{4}$/, month: /^\d{4}-(?:0[1-9]|1[0-2])$/, day: /^\d{4}-\d\d-\d\d$/ };
const dates = z
  .strictObject({ step: z.enum(['day', 'month', 'year']), since: z.string() })
  .superRefine(({ step, since }, context) => {
    if (DATES[step].test(since) && !Number.isNaN(Date.parse(since))) return;
    const example = { year: '2024', month: '2024-01', day: '2024-01-31' }[step];
    context.addIssue({ code: 'custom', path: ['since'], message: `expected a date such as "${example}"` });
  })
  .describe('A file for each day, month or year that has ended; {date} in path stands for it');

const csv = z
  .strictObject({
    kind: z.literal('csv').describe('Files of CSV, packed as gzip or zip or not at all'),
    ...shared,
    dates: dates.optional(),
    csv: layout.optional().describe('How the files are read, as in CSV_PROFILES; recognised where possible'),
  })
  .superRefine(checkPlaceholders);

/** A YAML source. */
export const definition = z.discriminatedUnion('kind', [json, csv, singer]);

export type JsonDefinition = z.infer<typeof json>;
export type CsvDefinition = z.infer<typeof csv>;
export type Definition = z.infer<typeof definition>;
/** Sources whose records come over HTTP. */
export type HttpDefinition = JsonDefinition | CsvDefinition;
