import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, flag, moment, text } from '../openapi/fields.js';
import { requestId } from '../openapi/page.js';

export const RejectionGroups = component(
  'RejectionGroups',
  z.strictObject({
    data: z.array(
      component(
        'RejectionGroup',
        z
          .strictObject({
            source: text('coingecko'),
            code: text('not_a_number', 'The code of the first reason.'),
            field: text(
              'current_price',
              'The field of the first reason; empty if the reason is about the record as a whole.',
            ),
            count: count(404),
            message: text('expected a number, got nothing', 'The first reason of the newest rejection.'),
            last_seen_at: moment(),
          })
          .meta({ description: 'Rejections of one source with the same first reason.' }),
      ),
    ),
    metadata: component(
      'RejectionGroupsMetadata',
      z.strictObject({
        request_id: requestId,
        grouped: count(520, 'Number of rejections that were grouped.'),
        complete: flag(true, 'Whether all rejections were grouped; false if only the newest ones were.'),
      }),
    ),
  }),
);

export type RejectionGroups = z.infer<typeof RejectionGroups>;
