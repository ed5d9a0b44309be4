import { RUN } from './run-schemas.js';
import { nullable, object, type Schema } from './schema.js';

const count = (example: number): Schema => ({ type: 'integer', minimum: 0, example });

const listed = (items: Schema, description: string): Schema =>
  object({ count: count(1), data: { type: 'array', items } }, { description });
const ids = (description: string): Schema => listed({ type: 'string', example: 'bitcoin' }, description);

const figure = (type: string, base: number, other: number): Schema =>
  object({
    base: nullable(type, { example: base }),
    other: nullable(type, { example: other }),
    change_pct: nullable('number', {
      description: 'From base to other; null where base is 0 or not known.',
      example: 3.33,
    }),
  });

export const COMPARISON = object({
  source: { type: 'string', example: 'coingecko' },
  base: RUN,
  other: RUN,
  figures: object({
    duration_seconds: figure('number', 1.5, 1.55),
    fetched: figure('integer', 600, 620),
    stored: figure('integer', 600, 620),
    updated: figure('integer', 600, 620),
    unchanged: figure('integer', 600, 620),
    duplicate: figure('integer', 600, 620),
    rejected: figure('integer', 600, 620),
    pages: figure('integer', 600, 620),
    bytes: figure('integer', 600, 620),
    retries: figure('integer', 600, 620),
  }),
  rejections: {
    type: 'array',
    description:
      'By the code of the first reason: what the run was the last to reject, and what was known by its end and came again later.',
    items: object({ code: { type: 'string', example: 'not_a_number' }, base: count(0), other: count(3) }),
  },
  drift: listed(
    object({
      id: count(1),
      kind: { type: 'string', example: 'type_changed' },
      path: { type: 'string', example: 'current_price' },
      new_path: { type: 'string', description: 'Of renames the name now.', example: '' },
      run_id: count(5),
      records: count(12),
    }),
    'Changes of shape between the two, the later one included.',
  ),
  partitions: object({
    appeared: ids('Files and feeds that were found for the first time after the earlier run.'),
    vanished: ids('Those that were no longer found.'),
  }),
  records: object({
    of: { type: 'string', enum: ['listing', 'article'], example: 'listing' },
    after_run: { ...count(2), description: 'The earlier of both: what was known then is not new.' },
    up_to_run: { ...count(5), description: 'The later of both; runs between them count.' },
    appeared: ids('First heard of after the earlier run.'),
    changed: ids('Known then, and something new was stored since.'),
    vanished: nullable('object', {
      ...object({
        count: count(1),
        data: { type: 'array', items: { type: 'string', example: 'bitcoin' } },
        at_least: {
          ...count(0),
          description: 'The least number of them that are gone. The others may have come unchanged.',
        },
      }),
      description:
        'What the earlier run stored something of, and no run since. Null where that says nothing: see `note`.',
    }),
    note: nullable('string', { description: 'Why `vanished` is null.', example: null }),
  }),
  stands_out: {
    type: 'array',
    description: 'What to look at first, in sentences.',
    items: { type: 'string', example: 'Run 5 fetched 310 records, run 2 620 (-50 %).' },
  },
  metadata: object({
    request_id: { type: 'string', example: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e' },
    limit: { type: 'integer', example: 50 },
  }),
});
