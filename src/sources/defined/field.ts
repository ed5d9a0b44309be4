import { z } from 'zod';
import { isDecimal, LIMITS } from '../../domain/limits.js';
import { dateForm } from './dates.js';
import { reciprocal } from './exact.js';
import { parseFieldPlace } from './place.js';

/** Turns an exception that a parser throws into a zod issue for its value. */
export const reportThrown =
  (read: (text: string) => unknown) =>
  (text: string, context: z.RefinementCtx<string>): void => {
    try {
      read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  };

/** Number of significant digits that a double preserves for any decimal. */
const DOUBLE_DIGITS = 15;

/** Text; a number or boolean in YAML is converted to text. */
export const scalar = z
  .union([z.string().max(LIMITS.summary), z.number(), z.boolean()])
  .superRefine((value, context) => {
    if (typeof value !== 'number' || String(value).replace(/\D/g, '').length <= DOUBLE_DIGITS) return;
    context.addIssue('expected a number of at most 15 digits; put longer ones in quotes');
  })
  .transform(String);

export const placeExpression = z.string().min(1).max(500).superRefine(reportThrown(parseFieldPlace));

const factor = scalar.refine(
  (text) => isDecimal(text) && /[1-9]/.test(text),
  'expected a number other than 0, such as 0.01',
);

/** Transforms for a field's value, applied in the order of these keys. */
export const transforms = z.strictObject({
  path: placeExpression
    .optional()
    .describe(
      'JSON Pointer (/a/b) or JMESPath (a.b) in the record, $key, $partition, $partition.x or $reply/pointer',
    ),
  value: scalar.optional().describe('A constant for all records, instead of path'),
  none: z
    .array(scalar)
    .min(1)
    .max(50)
    .optional()
    .describe('Texts that mean "no value", such as "?" or "N/A"'),
  split: z
    .string()
    .min(1)
    .max(10)
    .optional()
    .describe('Separator of the pieces of the text; part selects one'),
  part: z.int().min(0).max(100).optional().describe('Index of the piece, from 0'),
  map: z
    .record(z.string(), scalar.nullable())
    .optional()
    .describe('Replaces values; those not listed are rejected'),
  default: scalar.optional().describe('Used if the value is missing or null'),
  optional: z.boolean().optional().describe('Whether records may lack the field; it is then null'),
  upper: z.boolean().optional().describe('Converts to upper case'),
  lower: z.boolean().optional().describe('Converts to lower case'),
  multiply: factor.optional().describe('Exact factor, such as 0.01'),
  divide: factor
    .refine(
      (text) => reciprocal(text) !== undefined,
      'expected a divisor of twos and fives, such as 100: others have no exact result',
    )
    .optional()
    .describe('Exact divisor, such as 100'),
  date: z
    .string()
    .max(50)
    .superRefine(reportThrown(dateForm))
    .optional()
    .describe('unix, unix_ms, unix_us, iso, or a format such as yyyy-MM-dd HH:mm:ss (UTC)'),
});

/** The place of a field's value, optionally with transforms. */
export const field = z
  .union([placeExpression.transform((path) => ({ path })), transforms])
  .superRefine((spec: z.infer<typeof transforms>, context) => {
    if ((spec.path === undefined) === (spec.value === undefined))
      context.addIssue('expected either path or value');
    if ((spec.split === undefined) !== (spec.part === undefined))
      context.addIssue('expected both split and part, or neither');
  });

export type FieldSpec = z.infer<typeof transforms>;
