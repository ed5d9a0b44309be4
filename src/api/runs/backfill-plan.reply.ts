import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, text } from '../openapi/fields.js';

export const BackfillPlan = component(
  'BackfillPlan',
  z
    .strictObject({
      source: text('coingecko'),
      since: text('2026-01-01'),
      until: text('2026-02-01T00:00:00.000Z', 'The end of the time span (exclusive); now if none was given.'),
      calls: count(5, 'Number of calls to the upstream, not counting retries.'),
      seconds: count(3, 'Minimum duration in seconds, given the number of calls allowed per minute.'),
      partitions: z.array(
        component(
          'BackfillPartition',
          z.strictObject({ partition: text('history:bitcoin'), calls: count(5) }),
        ),
      ),
    })
    .meta({ description: 'The calls that a backfill would make.' }),
);
export type BackfillPlan = z.infer<typeof BackfillPlan>;
