import { z } from 'zod';
import { RUN_STATUSES, type RunStatus } from '../../runs/run.entity.js';
import { component } from '../openapi/component.js';
import { count, integer, moment, momentOrNull, number, text } from '../openapi/fields.js';
import { RunReply } from '../runs/run.reply.js';
import { counts } from '../runs/run-fields.js';

const RecordCounts = component('RecordCounts', z.strictObject(counts));

const byStatus = Object.fromEntries(RUN_STATUSES.map((status) => [status, count(12)])) as Record<
  RunStatus,
  ReturnType<typeof count>
>;

const LastFailure = component(
  'LastFailure',
  z.strictObject({
    run_id: integer(3),
    at: moment(undefined, '2026-01-31T12:00:00.000Z'),
    code: text('upstream_unavailable').nullable(),
    message: text('markets: api.coingecko.com answered 503, after 5 retries').nullable(),
  }),
);

const totals = {
  records: RecordCounts,
  runs: component('RunCounts', z.strictObject(byStatus)).meta({ description: 'Number of runs by status.' }),
  duration_seconds: component(
    'RunDurations',
    z.strictObject({
      last: number(1.25).nullable(),
      mean: number(1.4).nullable(),
      max: number(3.1).nullable(),
    }),
  ),
  last_success: momentOrNull(undefined, '2026-01-31T12:00:05.000Z'),
  last_failure: LastFailure.nullable().meta({ example: null }),
};

const Totals = component('Totals', z.strictObject(totals));
export type Totals = z.infer<typeof Totals>;

export const Stats = component(
  'Stats',
  z.strictObject({
    stored: component(
      'StoredCounts',
      z.strictObject({ quotes: count(120000), candles: count(1800000), articles: count(340) }),
    ).meta({
      description: "Number of rows in each table; for large tables, the query planner's estimate.",
    }),
    sources: z.array(
      component(
        'SourceStats',
        z.strictObject({ source: text('csv'), ...totals, last_run: RunReply.nullable() }),
      ),
    ),
    all: Totals.meta({ description: 'All sources together.' }),
  }),
);
export type Stats = z.infer<typeof Stats>;
