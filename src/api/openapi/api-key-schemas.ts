import { SCOPES } from '../../access/scope.js';
import { nullable, object, type Schema } from './schema.js';

const moment: Schema = { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000Z' };
const ended = nullable('string', { format: 'date-time', example: null });

const FIELDS = {
  id: { type: 'integer', example: 1 },
  name: { type: 'string', example: 'ops' },
  prefix: {
    type: 'string',
    description: 'What stands between the first two underscores of the key: to tell it by.',
    example: '4f1d2c3b5a60',
  },
  scopes: { type: 'array', items: { type: 'string', enum: [...SCOPES], example: 'run' } },
  created_at: moment,
  expires_at: { ...ended, description: 'It works until then.' },
  rotated_at: { ...ended, description: 'Another key took its place then.' },
  revoked_at: ended,
  last_used_at: { ...ended, description: 'To the minute.' },
} satisfies Record<string, Schema>;

export const API_KEY = object(FIELDS);

export const ISSUED_KEY = object({
  key: {
    type: 'string',
    description: 'Shown this once: only a hash of it is kept.',
    example: `kas_4f1d2c3b5a60_${'0123456789abcdef'.repeat(4)}`,
  },
  ...FIELDS,
});

export const API_KEY_PAGE = object({
  data: { type: 'array', items: API_KEY },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});
