import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, flag, integer, text } from '../openapi/fields.js';
import { reasons } from './rejections.reply.js';

export const RejectionReplay = component(
  'RejectionReplay',
  z.strictObject({
    dry_run: flag(true),
    matched: count(120),
    passed: count(118),
    failed: count(2),
    failures: z
      .array(component('FailureCount', z.strictObject({ code: text('not_a_number'), count: count(2) })))
      .meta({ description: 'Number of rejections that failed again, by the code of their first reason.' }),
    sample: z
      .array(
        component(
          'FailedReplay',
          z.strictObject({
            id: integer(17),
            source: text('coingecko'),
            external_id: text('bitcoin'),
            reasons,
          }),
        ),
      )
      .meta({ description: 'Up to ten of the rejections that failed again.' }),
    next_after: integer(1000, '`after` for the next request; null once all have been tried.').nullable(),
  }),
);

export type RejectionReplay = z.infer<typeof RejectionReplay>;
export const Discarded = component('Discarded', z.strictObject({ discarded: count(3) }));
export type Discarded = z.infer<typeof Discarded>;
