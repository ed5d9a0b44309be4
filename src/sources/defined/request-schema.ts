import { z } from 'zod';
import * as config from '../../config/fields.js';
import { placeExpression, scalar } from './field.js';
import { parameterName, pointer } from './pointer.js';
import { nonSecretText, nonSecretPath, nonSecretValues, secret } from './secrets.js';

const auth = z
  .strictObject({
    header: z.strictObject({ name: parameterName, value: secret }).optional(),
    query: z
      .strictObject({ name: parameterName, value: secret })
      .optional()
      .describe('A parameter of every request; never stored'),
    bearer: secret.optional(),
    basic: z.strictObject({ user: secret, password: secret }).optional(),
  })
  .refine((given) => Object.keys(given).length === 1, 'expected one of header, query, bearer and basic');

const limits = z.strictObject({
  per_minute: z.int().min(1).max(100_000).default(30),
  per_month: z.int().min(0).max(1_000_000_000).default(0).describe('0 means no limit'),
  cost: z
    .strictObject({ header: parameterName.optional(), from: pointer.optional() })
    .refine(
      ({ header, from }) => (header === undefined) !== (from === undefined),
      'expected either header or from',
    )
    .optional()
    .describe('Where a reply reports how many calls of the monthly quota it used'),
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
    path: nonSecretPath('/products'),
    query: nonSecretValues(scalar).optional(),
    records: z.union([z.literal(''), pointer]).default(''),
    key: placeExpression.describe('Key of the partition in each record'),
  }),
]);

/** Keys of a definition that describe HTTP requests. */
export const requestKeys = {
  title: z.string().min(1).max(200).optional().describe('Display name'),
  base_url: nonSecretText
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
    .describe('Start of all URLs, such as https://api.example.com/v1'),
  path: nonSecretPath('/coins')
    .default('/')
    .describe('Path of requests; {partition} is replaced by the key of the partition'),
  query: nonSecretValues(scalar.pipe(nonSecretText)).default({}).describe('Parameters of every request'),
  headers: nonSecretValues(nonSecretText).default({}).describe('Headers of every request, without secrets'),
  auth: auth.optional().describe('Authentication: one of these'),
  partitions: partitions
    .optional()
    .describe('Parts that are read independently: a list, or a request that returns them'),
  limits: limits.prefault({}).describe('Call limits of the upstream'),
  schedule: config.schedule.optional().describe('A cron expression (UTC); SCHEDULE_NAME takes precedence'),
  timeout: z
    .int()
    .min(1)
    .max(600)
    .optional()
    .describe('Maximum seconds per call; HTTP_TIMEOUT_MS by default'),
};
