import { REJECTION_STATUSES } from '../../normalization/rejection-filter.js';
import { nullable, object, type Schema } from './schema.js';

const count = (example: number): Schema => ({ type: 'integer', minimum: 0, example });
const moment: Schema = { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000000Z' };

const REASONS: Schema = {
  type: 'array',
  description: 'What is wrong with it, as found when it last came or was replayed.',
  items: object({
    path: { type: 'string', example: 'current_price' },
    code: { type: 'string', example: 'not_a_number' },
    message: { type: 'string', example: 'expected a number, got nothing' },
  }),
};

const SUMMARY = {
  id: { type: 'integer', example: 1 },
  source: { type: 'string', example: 'coingecko' },
  partition: { type: 'string', example: 'markets' },
  external_id: { type: 'string', description: 'Of a CSV file the line.', example: 'bitcoin' },
  status: {
    type: 'string',
    enum: [...REJECTION_STATUSES],
    description:
      '`open` waits; `replayed` passed in a replay; `superseded` came again and passed; `discarded` was given up.',
    example: 'open',
  },
  code: { type: 'string', description: 'Of the first reason.', example: 'not_a_number' },
  reasons: REASONS,
  occurrences: { type: 'integer', minimum: 1, description: 'How often it came.', example: 3 },
  run_id: { type: 'integer', description: 'The run that rejected it last.', example: 7 },
  first_seen_at: moment,
  last_seen_at: moment,
  resolved_at: nullable('string', { format: 'date-time', example: null }),
  resolved_reason: nullable('string', { example: null }),
} satisfies Record<string, Schema>;

export const REJECTION_PAGE = object({
  data: { type: 'array', items: object(SUMMARY) },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});

export const REJECTION = object({
  ...SUMMARY,
  payload: { description: 'As it came.', example: { id: 'bitcoin', current_price: null } },
  file: nullable('object', {
    ...object({
      path: { type: 'string', example: 'prices.csv' },
      line: { type: 'integer', example: 2 },
      columns: { type: 'array', items: { type: 'string' }, example: ['symbol', 'price'] },
      format: { type: 'object', additionalProperties: true, example: { delimiter: ',' } },
    }),
    description: 'Of CSV files: where it stands and how it was read.',
    example: null,
  }),
});

export const REPLAYED = object({
  dry_run: { type: 'boolean', example: true },
  matched: count(120),
  passed: count(118),
  failed: count(2),
  failures: {
    type: 'array',
    description: 'Those that fail again, by the code of the first reason.',
    items: object({ code: { type: 'string', example: 'not_a_number' }, count: count(2) }),
  },
  sample: {
    type: 'array',
    description: 'Some of those that fail again, at most ten.',
    items: object({
      id: { type: 'integer', example: 17 },
      source: { type: 'string', example: 'coingecko' },
      external_id: { type: 'string', example: 'bitcoin' },
      reasons: REASONS,
    }),
  },
  next_after: nullable('integer', {
    description: '`after` of the next request; null where all were tried.',
    example: null,
  }),
});

export const DISCARDED = object({ discarded: count(3) });
