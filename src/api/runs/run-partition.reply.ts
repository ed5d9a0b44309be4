import { z } from 'zod';
import { SweepReport } from './sweep-report.reply.js';
import { PARTITION_STATUSES } from '../../runs/run-partition.entity.js';
import { component } from '../openapi/component.js';
import { count, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { error, resumesAt, progress } from './run-fields.js';

export const QUEUED_PARTITION = '2026-01-31T12:00:00.000Z';
export const FINISHED_PARTITION = '2026-01-31T12:00:05.000Z';
const PartitionStatus = component('PartitionStatus', oneOf(PARTITION_STATUSES, 'succeeded'));

export const RunPartitionReply = component(
  'RunPartition',
  z
    .strictObject({
      partition: text('prices.csv'),
      status: PartitionStatus,
      attempts: count(1, 'Number of times a worker claimed the partition.'),
      started_at: momentOrNull(undefined, QUEUED_PARTITION),
      finished_at: momentOrNull(undefined, FINISHED_PARTITION),
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
