import { z } from 'zod';
import { SweepReport } from './sweep-report.reply.js';
import { PARTITION_STATUSES } from '../../runs/run-partition.entity.js';
import { RUN_MODES, RUN_STATUSES, TRIGGERS } from '../../runs/run.entity.js';
import { component } from '../openapi/component.js';
import { anyObject, count, flag, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { totalPageOf } from '../openapi/total.js';

const QUEUED = '2026-01-31T12:00:00.000Z';
const FINISHED = '2026-01-31T12:00:05.000Z';

export const RunStatus = component('RunStatus', oneOf(RUN_STATUSES, 'succeeded'));
const PartitionStatus = component('PartitionStatus', oneOf(PARTITION_STATUSES, 'succeeded'));

/** Number of records in a run or partition, by outcome. */
export const counts = {
  fetched: count(620, 'Records delivered by the source: the sum of the other counts.'),
  stored: count(
    600,
    'Records that led to new quotes, candles or articles; in a partition of token contracts, new contracts.',
  ),
  updated: count(0, 'Records that corrected stored quotes, candles or articles.'),
  unchanged: count(12, 'Records that were already stored with the same values.'),
  duplicate: count(2, 'Records repeated within a page, of which the last one counts.'),
  rejected: count(6, 'Records that failed validation.'),
};

const RunError = component(
  'RunError',
  z
    .strictObject({
      stage: text('fetch', 'The stage that failed.').nullable(),
      code: text('upstream_unavailable'),
      message: text('markets: api.coingecko.com answered 503, after 5 retries').nullable(),
    })
    .meta({ description: 'Why a run or a partition failed.' }),
);
const error = RunError.nullable().meta({ example: null });
const resumesAt = momentOrNull("When the upstream's call limits allow the source to continue.");

const progress = {
  pages: count(3),
  ...counts,
  bytes: count(412345, 'Bytes read from the source.'),
  retries: count(0, 'Number of requests that had to be repeated.'),
};

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
  queued_at: moment(undefined, QUEUED),
  started_at: momentOrNull('Null while the run is waiting for a worker.', QUEUED),
  cancel_requested_at: momentOrNull(),
  finished_at: momentOrNull('Null until the run has ended.', FINISHED),
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

export const RunPartitionReply = component(
  'RunPartition',
  z
    .strictObject({
      partition: text('prices.csv'),
      status: PartitionStatus,
      attempts: count(1, 'Number of times a worker claimed the partition.'),
      started_at: momentOrNull(undefined, QUEUED),
      finished_at: momentOrNull(undefined, FINISHED),
      ...progress,
      position: z
        .int()
        .nullable()
        .meta({ description: 'For files only: number of bytes read so far.', example: 412345 }),
      size: z.int().nullable().meta({ description: 'For files only: size in bytes.', example: 412345 }),
      error,
      resumes_at: resumesAt,
      sweep: SweepReport.nullable().meta({
        description:
          'For APIs that list all their coins: how the sweep differs from the last complete sweep. Null until the sweep ' +
          'ends, for the first sweep, and if a coin occurred twice.',
        example: null,
      }),
    })
    .meta({ description: 'What a run did with one partition.' }),
);
export type RunPartitionReply = z.infer<typeof RunPartitionReply>;

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
