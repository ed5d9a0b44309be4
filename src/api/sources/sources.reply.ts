import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, flag, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { RunReply } from '../runs/run.reply.js';

export const SourceReply = component(
  'Source',
  z
    .strictObject({
      name: text('csv'),
      kind: oneOf(
        ['api', 'csv', 'third'],
        'csv',
        'The kind determines which raw table stores its payloads; `third` is a feed.',
      ),
      enabled: flag(true, 'Whether SOURCES names it. Data from a source that was removed stays in `/data`.'),
      schedule: text('* * * * *', 'A cron expression in UTC; null means off.').nullable(),
      next_run_at: momentOrNull('When the schedule starts its next run; null without a schedule.'),
      checkpoints: count(4, 'Number of partitions with a checkpoint.'),
      last_run: RunReply.nullable(),
    })
    .meta({ description: 'One upstream.' }),
);
export type SourceReply = z.infer<typeof SourceReply>;

export const SourceList = component('SourceList', z.strictObject({ data: z.array(SourceReply) }));
export type SourceList = z.infer<typeof SourceList>;
