import { ANOMALY_KINDS, ANOMALY_STATES } from '../../anomalies/anomaly.js';
import { ASSET_ID } from './asset-id.js';
import { nullable, object, type Schema } from './schema.js';

const moment: Schema = { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000000Z' };

export const ANOMALY = object({
  id: { type: 'integer', example: 1 },
  kind: { type: 'string', enum: [...ANOMALY_KINDS], example: 'price_jump' },
  source: { type: 'string', example: 'coingecko' },
  run_id: nullable('integer', {
    description: 'The run that showed it last; of a silent source the last one that brought something.',
    example: 7,
  }),
  listing: nullable('string', { description: "Of prices: the source's own id of it.", example: 'bitcoin' }),
  asset: nullable('object', {
    ...object({
      id: ASSET_ID,
      slug: { type: 'string', example: 'bitcoin' },
      symbol: { type: 'string', example: 'BTC' },
      name: { type: 'string', example: 'Bitcoin' },
    }),
    description: 'Of prices: the asset that the listing is now.',
  }),
  score: {
    type: 'number',
    description: 'How many times its usual spread it is away from the usual.',
    example: 12.5,
  },
  summary: {
    type: 'string',
    example:
      'coingecko/bitcoin moved by 25.0 % to 80000 US dollars in 5.0 minutes, 12.5 times its usual change.',
  },
  figures: {
    type: 'object',
    additionalProperties: true,
    description: 'What the score was made of, by kind. Amounts are exact decimals.',
    example: { price_usd: 80000, price_before_usd: 64000, spread_log: 0.0179, n: 60 },
  },
  state: { type: 'string', enum: [...ANOMALY_STATES], example: 'open' },
  at: { ...moment, description: 'When it was found.' },
  last_seen_at: { ...moment, description: 'When it was found last.' },
  occurrences: { type: 'integer', minimum: 1, description: 'Runs that showed it.', example: 1 },
  acknowledged_at: nullable('string', { format: 'date-time', example: null }),
  acknowledged_reason: nullable('string', { example: null }),
  closed_at: nullable('string', {
    format: 'date-time',
    description: 'When it had stopped, of those that go on until they stop: partitions that disagree.',
    example: null,
  }),
});

export const ANOMALY_PAGE = object({
  data: { type: 'array', items: ANOMALY },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});
