import { z } from 'zod';
import { REJECTION_STATUSES } from '../../normalization/rejection-filter.js';
import { component } from '../openapi/component.js';
import { anyObject, integer, moment, momentOrNull, oneOf, text, texts } from '../openapi/fields.js';
import { totalPageOf } from '../openapi/total.js';

const Reason = component(
  'RejectionReason',
  z.strictObject({
    path: text('current_price'),
    code: text('not_a_number'),
    message: text('expected a number, got nothing'),
  }),
);

export const reasons = z
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
