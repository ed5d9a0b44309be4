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
      .meta({ description: 'The name of the key; null if the request has no valid key.', example: 'ops' }),
    scopes: z.array(oneOf(SCOPES, 'run')).meta({ description: "The key's permissions." }),
    reads_open: flag(true, 'Whether reading requires no key.'),
  }),
);
export type Session = z.infer<typeof Session>;
