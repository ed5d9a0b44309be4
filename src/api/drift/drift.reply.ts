import { z } from 'zod';
import { DRIFT_KINDS, DRIFT_POLICIES } from '../../domain/drift.js';
import { DRIFT_STATUSES } from '../../drift/drift-events.repository.js';
import { VALUE_TYPES } from '../../drift/value-type.js';
import { component } from '../openapi/component.js';
import { anyObject, count, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

export const DriftEvent = component(
  'DriftEvent',
  z
    .strictObject({
      id: integer(1),
      source: text('coingecko'),
      partition: text('markets', 'The partition in which it was first seen.'),
      kind: oneOf(DRIFT_KINDS, 'renamed'),
      path: text('current_price', 'The field, as in `quotes.USD.price`.'),
      new_path: text('price', 'Renames only: where the values are now.').nullable(),
      new_type: oneOf(VALUE_TYPES, 'text', 'Changed types only: the new type.').nullable(),
      confidence: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .meta({ description: 'Renames only: the confidence, from 0 to 1.', example: 0.95 }),
      evidence: anyObject(
        { name_similarity: 0.81, value_overlap: 0.97, external_ids: ['bitcoin'] },
        'The evidence, with some of the records that show the change.',
      ),
      policy: oneOf(DRIFT_POLICIES, 'warn', 'The DRIFT_POLICY that was applied.'),
      status: oneOf(DRIFT_STATUSES, 'open'),
      run_id: integer(7, 'The run that first saw it.'),
      records: count(250, 'Number of records that showed the change.'),
      first_seen_at: moment(),
      last_seen_at: moment(),
      decided_at: momentOrNull(),
    })
    .meta({ description: "A change in the shape of a source's data." }),
);
export type DriftEvent = z.infer<typeof DriftEvent>;

export const DriftPage = pageOf('DriftPage', DriftEvent);
export type DriftPage = z.infer<typeof DriftPage>;

export const AcceptedDrift = component(
  'AcceptedDrift',
  z.strictObject({
    event: DriftEvent,
    replay: component(
      'DriftReplay',
      z.strictObject({ matched: count(250), passed: count(250), failed: count(0) }),
    ).meta({ description: 'The outcome of replaying the rejections about the field.' }),
  }),
);
export type AcceptedDrift = z.infer<typeof AcceptedDrift>;
