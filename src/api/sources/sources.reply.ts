import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, flag, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { RunReply } from '../runs/run.reply.js';

const calls = (description: string) =>
  z
    .strictObject({
      used: count(3),
      left: count(2),
      limit: count(5),
      resets_at: momentOrNull('When all calls are available again; null if none were used.'),
    })
    .meta({ description });

const Budget = component(
  'CallBudget',
  z
    .strictObject({
      upstream: text('coingecko', 'The source, or one of the upstreams that it calls: `exchanges/kraken`.'),
      minute: calls(
        'Calls made in the last 61 seconds: a second more than a minute, as calls may take different times to arrive.',
      ),
      month: calls('Calls made in this calendar month (UTC); null without a monthly limit.').nullable(),
      blocked_until: momentOrNull('When the upstream may be called again, if it requested a pause.'),
    })
    .meta({ description: 'The calls that an upstream allows, counted across all processes.' }),
);

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
      budgets: z.array(Budget).meta({
        description:
          'One call budget for each upstream that an API source has called; empty for files and feeds.',
      }),
      checkpoints: count(4, 'Number of partitions with a checkpoint.'),
      last_run: RunReply.nullable(),
    })
    .meta({ description: 'One upstream.' }),
);
export type SourceReply = z.infer<typeof SourceReply>;

export const SourceList = component('SourceList', z.strictObject({ data: z.array(SourceReply) }));
export type SourceList = z.infer<typeof SourceList>;
