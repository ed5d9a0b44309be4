import { z } from 'zod';
import { checkPartitionValues } from './check-partition-values.js';
import { dateForm } from './dates.js';
import { placeExpression, reportThrown, scalar } from './field.js';
import { checkMappings, mappingKeys } from './mapping.js';
import { pagination } from './pagination-schema.js';
import { checkPlaceholders } from './placeholders.js';
import { parameterName, pointer } from './pointer.js';
import { requestKeys } from './request-schema.js';

const span = z.string().regex(/^[1-9]\d{0,4}[smhd]$/, 'expected a span such as 30m, 12h or 7d');

const error = z
  .strictObject({
    from: pointer.describe('JSON Pointer: a value here means an error'),
    ok: z.array(scalar).max(20).default([]).describe('Values that mean no error'),
    status: z
      .record(z.string(), z.int().min(400).max(599))
      .default({})
      .describe('HTTP status to treat each error as, such as 429'),
  })
  .describe('How to recognise an error that comes with HTTP 200');

const incremental = z.strictObject({
  from: placeExpression.describe('Field whose largest value the next run continues from'),
  parameter: parameterName.describe('Query parameter that requests newer records'),
  date: z
    .string()
    .max(50)
    .superRefine(reportThrown(dateForm))
    .optional()
    .describe('Format of the field, if it is a date'),
  as: z
    .enum(['unix', 'unix_ms', 'iso', 'date'])
    .optional()
    .describe('Format of the parameter, if it is a date'),
  lookback: span.optional().describe('Span to request again, because records may arrive late'),
  initial: scalar.optional().describe('Value of the parameter in the first run'),
});

export const json = z
  .strictObject({
    kind: z.literal('json').default('json').describe('JSON over HTTP'),
    ...requestKeys,
    pagination: pagination.optional().describe('How to request further pages'),
    max_pages: z
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .describe('Maximum number of pages per run; a run that needs more fails'),
    records: z
      .union([z.literal(''), pointer])
      .default('')
      .describe(
        'JSON Pointer to the list of records, or to an object whose members are the records; the whole reply by default',
      ),
    single: z
      .boolean()
      .default(false)
      .describe('Whether the value at records is a single record instead of a list'),
    where: placeExpression
      .optional()
      .describe(
        "Ignores records for which this is false, null or empty, as in price != '0' or ends_with(pair, 'EUR')",
      ),
    id: z
      .union([placeExpression.transform((one) => [one]), z.array(placeExpression).min(1).max(5)])
      .optional()
      .describe('Fields that identify a record, if the id of its item is not enough'),
    incremental: incremental.optional().describe('How to request only new records'),
    error: error.optional(),
    ...mappingKeys,
  })
  .superRefine(checkMappings)
  .superRefine(checkPlaceholders)
  .superRefine(checkPartitionValues)
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
