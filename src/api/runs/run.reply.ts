import { z } from 'zod';
import { RUN_MODES, RUN_STATUSES, TRIGGERS } from '../../runs/run.entity.js';
import { component } from '../openapi/component.js';
import { anyObject, count, flag, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { totalPageOf } from '../openapi/total.js';
import { error, resumesAt, progress } from './run-fields.js';
import { QUEUED_PARTITION, FINISHED_PARTITION, RunPartitionReply } from './run-partition.reply.js';

export const RunStatus = component('RunStatus', oneOf(RUN_STATUSES, 'succeeded'));

const RunOptions = component(
  'RunOptions',
  z
    .strictObject({
      partition: text('prices.csv'),
      since: text('2025-01-01'),
      until: text('2025-02-01'),
      assets: z.array(text('bitcoin')),
      fill: flag(true, 'Whether the backfill only fills gaps.'),
      interval: text('1h', 'The interval used to find gaps.'),
    })
    .partial()
    .meta({ description: 'The scope of a backfill or replay; empty for live runs.', example: {} }),
);

const run = {
  id: integer(1),
  source: text('coingecko'),
  trigger: oneOf(TRIGGERS, 'schedule', 'What started the run.'),
  mode: oneOf(
    RUN_MODES,
    'live',
    'Live runs advance the checkpoints; a backfill reads history without changing them; a replay normalises stored payloads again.',
  ),
  options: RunOptions,
  status: RunStatus,
  queued_at: moment(undefined, QUEUED_PARTITION),
  started_at: momentOrNull('Null while the run is waiting for a worker.', QUEUED_PARTITION),
  cancel_requested_at: momentOrNull(),
  finished_at: momentOrNull('Null until the run has ended.', FINISHED_PARTITION),
  duration_seconds: z.number().nullable().meta({ example: 1.25 }),
  folded: count(
    0,
    'Number of scheduled runs immediately before this one that also found nothing new. They are not listed separately.',
  ),
  folded_since: momentOrNull('When the first of these runs was queued.'),
  partitions_unchanged: count(
    0,
    'Number of partitions, such as files, that were skipped because they had not changed.',
  ),
  ...progress,
  error,
  resumes_at: resumesAt,
};

export const RunReply = component(
  'Run',
  z.strictObject(run).meta({ description: 'One execution of one source.' }),
);

export type RunReply = z.infer<typeof RunReply>;

/** A run as sent by its event stream. */
const runProgress = { ...run, partitions: z.array(RunPartitionReply) };

/** A run as sent by its event stream. */
export type RunProgressReply = z.infer<z.ZodObject<typeof runProgress>>;

export const RunDetailReply = component(
  'RunDetail',
  z.strictObject({
    ...runProgress,
    checkpoint_before: anyObject(
      { markets: null },
      'For the partitions that this run advanced: their cursors before its first page.',
    ),
    checkpoint_after: anyObject(
      { markets: { page: 3 } },
      'For the partitions that this run advanced: their cursors after its latest page.',
    ),
  }),
);

export type RunDetailReply = z.infer<typeof RunDetailReply>;
export const RunPage = totalPageOf('RunPage', RunReply);
export type RunPage = z.infer<typeof RunPage>;
