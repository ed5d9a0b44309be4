import { integer, moment, text } from '../openapi/fields.js';

export const knownAt = moment(
  "When this version became visible to readers: the time of its commit, by the database's clock. Later commits have later " +
    'times. `as_of` compares with this time.',
  '2026-01-31T12:00:04.387215Z',
);
export const observedAt = moment('The moment the figures describe, according to the source.');
export const ingestedAt = moment(
  'When Kasparro fetched the item, or replayed it if a replay added it.',
  '2026-01-31T12:00:04.123000Z',
);
export const runId = integer(1, 'The run that stored the item.');

export const currency = text('USD', 'The currency of the amounts: an ISO 4217 code or the symbol of a coin.');

const withdrawnAt = moment(
  'In lists of changes only: when the item was withdrawn, because its row or file was removed or misread. The other fields ' +
    'have their last values. Null if this change stored or corrected the item.',
)
  .nullable()
  .optional();
/** Fields that quotes, candles and articles have in common. */
export const origin = {
  observed_at: observedAt,
  ingested_at: ingestedAt,
  known_at: knownAt,
  run_id: runId,
  withdrawn_at: withdrawnAt,
};
