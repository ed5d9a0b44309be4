import { z } from 'zod';
import { SCOPES } from '../../access/scope.js';
import { component } from '../openapi/component.js';
import { integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

const key = {
  id: integer(1),
  name: text('ops'),
  prefix: text('4f1d2c3b5a60', 'The part between the first two underscores, which identifies the key.'),
  scopes: z.array(component('Scope', oneOf(SCOPES, 'run'))),
  created_at: moment(undefined, '2026-01-31T12:00:00.000Z'),
  expires_at: momentOrNull('When the key expires.'),
  rotated_at: momentOrNull('When another key replaced this one.'),
  revoked_at: momentOrNull(),
  last_used_at: momentOrNull('When the key was last used, to the minute.'),
};

export const ApiKeyReply = component(
  'ApiKey',
  z.strictObject(key).meta({ description: 'An API key, without its secret.' }),
);
export type ApiKeyReply = z.infer<typeof ApiKeyReply>;

export const IssuedApiKey = component(
  'IssuedApiKey',
  z.strictObject({
    key: text(
      `kas_4f1d2c3b5a60_${'0123456789abcdef'.repeat(4)}`,
      'Shown only once, because Kasparro stores only its hash.',
    ),
    ...key,
  }),
);
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;

export const ApiKeyPage = pageOf('ApiKeyPage', ApiKeyReply);
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;
