import { z } from 'zod';
import { component } from './openapi/component.js';
import { integer, oneOf, text, texts } from './openapi/fields.js';
import { requestId } from './openapi/page.js';
import { PROBLEM_CODES } from './problem-kinds.js';

export const FieldError = component(
  'FieldError',
  z.strictObject({
    path: text('limit', 'The name of the refused parameter or header, or the path of the refused field.'),
    message: text('limit must be at most 1000', 'What was expected.'),
    detail: text('limit must be at most 1000', 'The same as `message`, under the name used by RFC 9457.'),
    parameter: text('limit', 'The query parameter that was refused.').optional(),
    value: text('5000', 'The value of the query parameter, or its first 100 characters.').optional(),
    header: text('Idempotency-Key', 'The header that was refused.').optional(),
    pointer: text(
      '/filter/ids',
      'JSON Pointer to the field of the body that was refused; empty for the whole body.',
    ).optional(),
    allowed: texts(['coingecko', 'csv'], 'The values that are allowed, if there is a fixed list.').optional(),
    line: integer(3, 'For a field that contains YAML: the line of the mistake, starting at 1.').optional(),
    column: integer(
      5,
      'For a field that contains YAML: the column of the mistake, starting at 1.',
    ).optional(),
  }),
);
/** An invalid field, and why. */
export type FieldError = z.infer<typeof FieldError>;

const members = {
  errors: z
    .array(FieldError)
    .optional()
    .meta({ description: 'The parameters, headers or fields that were refused.' }),
  run_id: integer(42, 'The run that conflicts with the request.').optional(),
  folded_into: z
    .array(integer(42))
    .optional()
    .meta({ description: 'The later runs that the requested run may be part of.' }),
  scope: text('run', 'The required scope.').optional(),
  allowed: texts(['POST'], 'The methods or content types that are allowed.').optional(),
  retry_after: integer(5, 'Seconds to wait before trying again, as in `Retry-After`.').optional(),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({
      description: 'For a failed health check: the result of each check.',
      example: { database: { status: 'down' } },
    }),
};
/** Additional members of some kinds, for programs. */
export type ProblemMembers = { [Name in keyof typeof members]?: z.infer<(typeof members)[Name]> };

export const Problem = component(
  'Problem',
  z
    .strictObject({
      type: text('/problems/invalid_parameter', 'The kind of problem, as the path to its description.'),
      title: text('Invalid parameter', 'The name of the kind.'),
      status: integer(400, 'The HTTP status.'),
      detail: text('limit must be at most 1000', 'A description of what went wrong, for people.'),
      instance: text('/data', 'The path of the request.'),
      code: oneOf(PROBLEM_CODES, 'invalid_parameter', 'The kind of problem, for programs.'),
      request_id: requestId,
      ...members,
    })
    .meta({
      description: 'An error, as [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details.',
    }),
);
/** https://www.rfc-editor.org/rfc/rfc9457, with the id of the request in the logs. */
export type Problem = z.infer<typeof Problem>;
