import { z } from 'zod';
import { component } from '../api/openapi/component.js';
import { count, moment, number, oneOf, text } from '../api/openapi/fields.js';
import { Background } from './background.reply.js';

const Check = component(
  'HealthCheck',
  z.looseObject({ status: oneOf(['up', 'down'], 'up') }).meta({ description: 'The result of one check.' }),
);

const checks = (example: object) => z.record(z.string(), Check).meta({ example });
const DATABASE = { database: { status: 'up' } };

/** The reply of `/health/live` and `/health/ready`, which load balancers probe. */
export const Probe = component(
  'Probe',
  z.strictObject({
    status: z.literal('ok').meta({ example: 'ok' }),
    info: checks(DATABASE),
    error: checks({}),
    details: checks(DATABASE),
  }),
);

export type Probe = z.infer<typeof Probe>;

const SourceHealth = component(
  'SourceHealth',
  z.strictObject({
    run_id: count(12).optional(),
    last_run: text('succeeded', "The status of the source's last run; null if it has never run.").nullable(),
    at: moment(undefined, '2026-01-05T12:00:00.000Z').optional(),
    fetched: count(8).optional(),
    rejected: count(1).optional(),
    code: text('upstream_unavailable').nullable().optional(),
    error: text('api.coingecko.com answered 503').nullable().optional(),
  }),
);

const Replica = component(
  'ReplicaCheck',
  z
    .strictObject({
      status: z.literal('up').meta({ example: 'up' }),
      condition: oneOf(
        ['ok', 'behind', 'away'],
        'ok',
        '`behind`: the replica lags by more than REPLICA_MAX_LAG, or by an unknown time; `away`: it does not answer. In ' +
          'both cases, the primary is read instead.',
      ),
      lag_seconds: number(
        0.2,
        'How far the replica lags behind the primary, in seconds; null if unknown.',
      ).nullable(),
    })
    .meta({ description: 'The state of the read replica. Absent without DATABASE_REPLICA_URL.' }),
);

const Sources = component(
  'SourcesCheck',
  z
    .object({ status: oneOf(['up', 'down'], 'up'), message: text('the database does not answer').optional() })
    .catchall(SourceHealth),
);

const Checks = component(
  'HealthChecks',
  z.strictObject({
    database: Check.optional(),
    replica: Replica.optional(),
    sources: Sources.optional(),
    background: Background.optional(),
  }),
);

export const Health = component(
  'Health',
  z.strictObject({
    status: oneOf(['ok', 'degraded'], 'ok'),
    info: Checks.meta({ description: 'The checks that are up.' }),
    error: Checks.meta({ description: 'The checks that are down.' }),
    details: Checks.meta({ description: 'All checks.' }),
  }),
);

export type Health = z.infer<typeof Health>;
