import { DRIFT_KINDS, DRIFT_POLICIES } from '../../domain/drift.js';
import { DRIFT_STATUSES } from '../../drift/drift-events.repository.js';
import { VALUE_TYPES } from '../../drift/value-type.js';
import { nullable, object, type Schema } from '../openapi/schema.js';

const moment: Schema = { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000000Z' };

const EVENT = {
  id: { type: 'integer', example: 1 },
  source: { type: 'string', example: 'coingecko' },
  partition: { type: 'string', description: 'Where it was seen first.', example: 'markets' },
  kind: { type: 'string', enum: [...DRIFT_KINDS], example: 'renamed' },
  path: { type: 'string', description: 'The field, as in `quotes.USD.price`.', example: 'current_price' },
  new_path: nullable('string', { description: 'Of a rename: where its values come now.', example: 'price' }),
  new_type: nullable('string', {
    description: 'Of a changed type: what came.',
    enum: [...VALUE_TYPES, null],
    example: null,
  }),
  confidence: nullable('number', {
    description: 'Of a rename: how sure it is, from 0 to 1.',
    minimum: 0,
    maximum: 1,
    example: 0.95,
  }),
  evidence: {
    type: 'object',
    additionalProperties: true,
    description: 'What speaks for it, and some of the records that show it.',
    example: { name_similarity: 0.81, value_overlap: 0.97, external_ids: ['bitcoin'] },
  },
  policy: {
    type: 'string',
    enum: [...DRIFT_POLICIES],
    description: 'What was done about it, as DRIFT_POLICY says.',
    example: 'warn',
  },
  status: { type: 'string', enum: [...DRIFT_STATUSES], example: 'open' },
  run_id: { type: 'integer', description: 'The run that saw it first.', example: 7 },
  records: { type: 'integer', minimum: 0, description: 'Records that showed it.', example: 250 },
  first_seen_at: moment,
  last_seen_at: moment,
  decided_at: nullable('string', { format: 'date-time', example: null }),
} satisfies Record<string, Schema>;

export const DRIFT_EVENT = object(EVENT);

export const DRIFT_PAGE = object({
  data: { type: 'array', items: DRIFT_EVENT },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});

const count = (example: number): Schema => ({ type: 'integer', minimum: 0, example });

export const DRIFT_ACCEPTED = object({
  event: DRIFT_EVENT,
  replay: object(
    { matched: count(250), passed: count(250), failed: count(0) },
    { description: 'What became of the rejections that are about the field.' },
  ),
});
