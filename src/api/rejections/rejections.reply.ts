import { z } from 'zod';
import { REJECTION_STATUSES } from '../../normalization/rejection-filter.js';
import { component } from '../openapi/component.js';
import {
  anyObject,
  count,
  flag,
  integer,
  moment,
  momentOrNull,
  oneOf,
  text,
  texts,
} from '../openapi/fields.js';
import { requestId } from '../openapi/page.js';
import { totalPageOf } from '../openapi/total.js';

const Reason = component(
  'RejectionReason',
  z.strictObject({
    path: text('current_price'),
    code: text('not_a_number'),
    message: text('expected a number, got nothing'),
  }),
);
const reasons = z
  .array(Reason)
  .meta({ description: 'What is wrong with the record, as of its last arrival or replay.' });

const summary = {
  id: integer(1),
  source: text('coingecko'),
  partition: text('markets'),
  external_id: text('bitcoin', "The source's own id for the record; for CSV files, the line number."),
  status: oneOf(
    REJECTION_STATUSES,
    'open',
    '`open`: unresolved; `replayed`: the record passed in a replay; `superseded`: it arrived again and passed; `discarded`: ' +
      'by an operator.',
  ),
  code: text('not_a_number', 'The code of the first reason.'),
  reasons,
  occurrences: z.int().min(1).meta({ description: 'Number of times the record arrived.', example: 3 }),
  run_id: integer(7, 'The last run that rejected it.'),
  first_seen_at: moment(),
  last_seen_at: moment(),
  resolved_at: momentOrNull(),
  resolved_reason: text('a test coin of the upstream').nullable(),
};

const RejectionSummary = component('RejectionSummary', z.strictObject(summary));
export type RejectionSummary = z.infer<typeof RejectionSummary>;

export const RejectionPage = totalPageOf('RejectionPage', RejectionSummary);
export type RejectionPage = z.infer<typeof RejectionPage>;

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
        complete: flag(
          true,
          'Whether all rejections were grouped; false if there are more than the newest ones that were.',
        ),
      }),
    ),
  }),
);
export type RejectionGroups = z.infer<typeof RejectionGroups>;

export const Rejection = component(
  'Rejection',
  z
    .strictObject({
      ...summary,
      payload: z
        .unknown()
        .meta({ description: 'The payload as it arrived.', example: { id: 'bitcoin', current_price: null } }),
      file: component(
        'RejectionFile',
        z.strictObject({
          path: text('prices.csv'),
          line: integer(2),
          columns: texts(['symbol', 'price']),
          format: anyObject({ delimiter: ',' }, 'How the file was read.'),
        }),
      )
        .nullable()
        .meta({ description: 'CSV files only: where the record is and how the file was read.' }),
    })
    .meta({ description: 'A record that failed validation, with its payload.' }),
);
export type Rejection = z.infer<typeof Rejection>;

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
