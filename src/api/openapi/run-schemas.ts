import { RUN_MODES, RUN_STATUSES, TRIGGERS } from '../../runs/run.entity.js';
import { nullable, object, type Schema } from './schema.js';

const count = (example: number): Schema => ({ type: 'integer', minimum: 0, example });
const moment: Schema = { type: 'string', format: 'date-time', example: '2026-01-31T12:00:00.000Z' };
const lastMoment = nullable('string', { format: 'date-time', example: '2026-01-31T12:00:05.000Z' });

const COUNTS = {
  fetched: count(620),
  stored: count(600),
  updated: count(0),
  unchanged: count(12),
  duplicate: count(2),
  rejected: count(6),
};

const ERROR = nullable('object', {
  ...object({
    stage: { type: 'string', example: 'fetch' },
    code: { type: 'string', example: 'upstream_unavailable' },
    message: { type: 'string', example: 'markets: api.coingecko.com answered 503, after 5 retries' },
  }),
  example: null,
});

export const RUN = object({
  id: { type: 'integer', example: 1 },
  source: { type: 'string', example: 'coingecko' },
  trigger: { type: 'string', enum: [...TRIGGERS], example: 'schedule' },
  mode: {
    type: 'string',
    enum: [...RUN_MODES],
    description:
      'Live runs move the checkpoints; a backfill reads again beside them; a replay reads what is kept.',
    example: 'live',
  },
  options: object(
    {
      partition: { type: 'string', example: 'prices.csv' },
      since: { type: 'string', example: '2025-01-01' },
      until: { type: 'string', example: '2025-02-01' },
    },
    { description: 'What a backfill or a replay is about; empty of live runs.', required: [], example: {} },
  ),
  status: { type: 'string', enum: [...RUN_STATUSES], example: 'succeeded' },
  queued_at: moment,
  started_at: lastMoment,
  cancel_requested_at: nullable('string', { format: 'date-time', example: null }),
  finished_at: lastMoment,
  duration_seconds: nullable('number', { example: 1.25 }),
  folded: {
    ...count(0),
    description: 'Scheduled runs right before this one that found nothing new either: it stands for them.',
  },
  folded_since: nullable('string', {
    format: 'date-time',
    description: 'When the first of them was asked for.',
    example: null,
  }),
  partitions_unchanged: {
    ...count(0),
    description: 'Partitions, such as files, that were passed over because nothing in them had changed.',
  },
  pages: count(3),
  ...COUNTS,
  bytes: count(412345),
  retries: count(0),
  error: ERROR,
  resumes_at: nullable('string', {
    format: 'date-time',
    description: 'When a limit lets the source go on.',
    example: null,
  }),
});

const PARTITION = object({
  partition: { type: 'string', example: 'prices.csv' },
  status: { type: 'string', enum: [...RUN_STATUSES], example: 'succeeded' },
  attempts: { ...count(1), description: 'How often a worker took it.' },
  started_at: lastMoment,
  finished_at: lastMoment,
  pages: count(3),
  ...COUNTS,
  bytes: count(412345),
  retries: count(0),
  position: nullable('integer', { description: 'Of files: how far it is read, in bytes.', example: 412345 }),
  size: nullable('integer', { description: 'Of files: bytes in all.', example: 412345 }),
  error: ERROR,
  resumes_at: nullable('string', { format: 'date-time', example: null }),
});

export const RUN_DETAIL = object({
  ...RUN.properties,
  partitions: { type: 'array', items: PARTITION },
  checkpoint_before: {
    type: 'object',
    additionalProperties: true,
    description: 'Cursors by partition, of those that the run moved: before its first page.',
    example: { markets: null },
  },
  checkpoint_after: {
    type: 'object',
    additionalProperties: true,
    description: 'The same ones, after its newest page.',
    example: { markets: { page: 3 } },
  },
});

export const RUN_PAGE = object({
  data: { type: 'array', items: RUN },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
    next_cursor: nullable('integer', {
      description: '`cursor` of the next page; null on the last one.',
      example: null,
    }),
  }),
});

const STATS = {
  records: object(COUNTS),
  runs: object({
    queued: count(0),
    running: count(0),
    succeeded: count(12),
    failed: count(1),
    interrupted: count(0),
    cancelled: count(0),
  }),
  duration_seconds: object({
    last: nullable('number', { example: 1.25 }),
    mean: nullable('number', { example: 1.4 }),
    max: nullable('number', { example: 3.1 }),
  }),
  last_success: lastMoment,
  last_failure: nullable('object', {
    ...object({ run_id: count(3), at: moment, code: nullable('string'), message: nullable('string') }),
    example: null,
  }),
};

export const STATS_REPLY = object({
  stored: object(
    { quotes: count(120000), articles: count(340) },
    { description: "What the tables hold now, by the planner's estimate." },
  ),
  sources: {
    type: 'array',
    items: object({
      source: { type: 'string', example: 'csv' },
      ...STATS,
      last_run: nullable('object', RUN),
    }),
  },
  all: object(STATS),
});

export const SOURCES_REPLY = object({
  data: {
    type: 'array',
    items: object({
      name: { type: 'string', example: 'csv' },
      kind: { type: 'string', enum: ['api', 'csv', 'third'], example: 'csv' },
      enabled: {
        type: 'boolean',
        description: 'Whether SOURCES names it. What others gave once stays at `/data`.',
        example: true,
      },
      schedule: nullable('string', {
        description: 'Cron expression in UTC; null is off.',
        example: '* * * * *',
      }),
      checkpoints: count(4),
      last_run: nullable('object', RUN),
    }),
  },
});
