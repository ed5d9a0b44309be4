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
      resets_at: momentOrNull('When the full budget is available again; null if no calls have been made.'),
    })
    .meta({ description });

const Budget = component(
  'CallBudget',
  z
    .strictObject({
      upstream: text(
        'coingecko',
        'The source, or one of several upstreams that the source calls, such as `exchanges/kraken`.',
      ),
      minute: calls(
        'Calls made in the last 61 seconds. The extra second covers differences in how long calls take to reach the upstream.',
      ),
      month: calls('Calls made in this calendar month (UTC); null without a monthly limit.').nullable(),
      blocked_until: momentOrNull('When the upstream may be called again, if it requested a pause.'),
    })
    .meta({
      description: 'The calls that are made to an upstream and that it allows, counted across all processes.',
    }),
);

export const SourceReply = component(
  'Source',
  z
    .strictObject({
      name: text('csv'),
      kind: oneOf(
        ['api', 'csv', 'third'],
        'csv',
        'The kind of source, which determines the raw table that stores its payloads. `third` means feeds.',
      ),
      enabled: flag(
        true,
        'Whether SOURCES lists the source. The data of a source that is no longer listed stays in `/data`.',
      ),
      schedule: text('* * * * *', 'A cron expression in UTC; null means off.').nullable(),
      next_run_at: momentOrNull('When the schedule starts the next run; null without a schedule.'),
      budgets: z.array(Budget).meta({
        description:
          'One call budget for each upstream that the source has called; empty for files and feeds.',
      }),
      checkpoints: count(4, 'Number of partitions with a checkpoint.'),
      last_run: RunReply.nullable(),
    })
    .meta({ description: 'One upstream.' }),
);
export type SourceReply = z.infer<typeof SourceReply>;

export const SourceList = component('SourceList', z.strictObject({ data: z.array(SourceReply) }));
export type SourceList = z.infer<typeof SourceList>;
