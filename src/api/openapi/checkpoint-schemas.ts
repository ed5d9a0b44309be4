import { nullable, object } from './schema.js';

export const CHECKPOINT = object({
  source: { type: 'string', example: 'coinpaprika' },
  partition: { type: 'string', example: 'tickers' },
  cursor: nullable('object', {
    additionalProperties: true,
    description: 'JSON that only the source understands; null where the partition is read from its start.',
    example: { coins: 2500 },
  }),
  run_id: { type: 'integer', description: 'The run that took the partition last.', example: 7 },
  epoch: {
    type: 'integer',
    description: 'Counts who took the partition: what an earlier one still holds can no longer be written.',
    example: 7,
  },
  updated_at: { type: 'string', format: 'date-time', example: '2026-01-31T12:00:05.000Z' },
});

export const CHECKPOINT_PAGE = object({
  data: { type: 'array', items: CHECKPOINT },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});
