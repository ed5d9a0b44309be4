import { z } from 'zod';
import { component } from './openapi/component.js';
import { integer, text } from './openapi/fields.js';
import { requestId } from './openapi/page.js';

export const FieldError = component(
  'FieldError',
  z.strictObject({
    path: text('limit', 'The parameter or field.'),
    message: text('limit must be at most 1000', 'What was expected.'),
  }),
);
/** A field that was refused, and why. */
export type FieldError = z.infer<typeof FieldError>;

export const Problem = component(
  'Problem',
  z
    .strictObject({
      type: text('about:blank'),
      title: text('Bad Request', 'The name of the status.'),
      status: integer(400, 'The HTTP status.'),
      detail: text('limit must be at most 1000', 'What went wrong, for people.'),
      instance: text('/data', 'The path of the request.'),
      request_id: requestId,
      errors: z.array(FieldError).optional().meta({ description: 'The fields that were refused.' }),
      details: z
        .record(z.string(), z.unknown())
        .optional()
        .meta({
          description: 'Of a failed health check: what each check found.',
          example: { database: { status: 'down' } },
        }),
    })
    .meta({
      description: 'An error, as [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details.',
    }),
);
/** https://www.rfc-editor.org/rfc/rfc9457, with the id of the request in the logs. */
export type Problem = z.infer<typeof Problem>;
