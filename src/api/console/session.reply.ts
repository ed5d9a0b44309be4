import { z } from 'zod';
import { SCOPES } from '../../access/scope.js';
import { component } from '../openapi/component.js';
import { flag, oneOf } from '../openapi/fields.js';

export const Session = component(
  'Session',
  z.strictObject({
    name: z
      .string()
      .nullable()
      .meta({ description: 'The name of the key; null without one.', example: 'ops' }),
    scopes: z.array(oneOf(SCOPES, 'run')).meta({ description: 'What it may do.' }),
    reads_open: flag(true, 'Whether reads need no key here.'),
  }),
);
export type Session = z.infer<typeof Session>;
