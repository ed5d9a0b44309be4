import { z } from 'zod';
import { component } from '../openapi/component.js';
import { count, momentOrNull, text } from '../openapi/fields.js';

/** Number of records in a run or partition, by outcome. */
export const counts = {
  fetched: count(620, 'Records delivered by the source: the sum of the other counts.'),
  stored: count(
    600,
    'Records that led to new quotes, candles or articles; in a partition of token contracts, new contracts.',
  ),
  updated: count(0, 'Records that corrected stored quotes, candles or articles.'),
  unchanged: count(12, 'Records that were already stored with the same values.'),
  duplicate: count(2, 'Records repeated within a page, of which the last one counts.'),
  rejected: count(6, 'Records that failed validation.'),
};

const RunError = component(
  'RunError',
  z
    .strictObject({
      stage: text('fetch', 'The stage that failed.').nullable(),
      code: text('upstream_unavailable'),
      message: text('markets: api.coingecko.com answered 503, after 5 retries').nullable(),
    })
    .meta({ description: 'Why a run or a partition failed.' }),
);

export const error = RunError.nullable().meta({ example: null });
export const resumesAt = momentOrNull("When the upstream's call limits allow the source to continue.");

export const progress = {
  pages: count(3),
  ...counts,
  bytes: count(412345, 'Bytes read from the source.'),
  retries: count(0, 'Number of requests that had to be repeated.'),
};
