import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { EVENT_BODIES } from '../../src/api/webhooks/webhook-events.reply.js';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { backup } from '../../src/backup/backup.js';
import { restore } from '../../src/backup/restore.js';
import { parseConfig } from '../../src/config/config.js';
import { openClient } from '../../src/database/connection.js';
import { Dispatcher } from '../../src/webhooks/dispatcher.js';
import { DeliveryReplays } from '../../src/webhooks/delivery-replays.js';
import { SAMPLE_EVENTS } from '../../src/webhooks/samples.js';
import { WebhookTest } from '../../src/webhooks/webhook-test.js';
import { WEBHOOK_EVENTS, type WebhookEventType } from '../../src/webhooks/webhook.js';
import {
  type WantedWebhook,
  type WebhookChanges,
  WebhooksService,
} from '../../src/webhooks/webhooks.service.js';
import { startContext } from '../support/app.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { PageSource } from '../support/page-source.js';
import { type Received, type Receiver, startReceiver, status } from '../support/receiver.js';
import { runToEnd } from '../support/run-to-end.js';

let database: TestDatabase;
let receiver: Receiver;
let app: INestApplicationContext;
const row = { symbol: 'BTC', at: '2026-01-01T00:00:00Z', price: '1' };
const feeds = new PageSource('rss', 'third', { good: [[row]], bad: [[row]] });

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startContext(database.url, [feeds], {
    WEBHOOK_PRIVATE_TARGETS: ['127.0.0.0/8'],
    WEBHOOK_RETRY_SECONDS: 1,
    WEBHOOK_RETRIES: 2,
    WEBHOOK_TIMEOUT_MS: 60_000,
    WEBHOOK_DISABLE_AFTER_HOURS: 24,
  });
  // Only tests open anomalies and change the states of listings.
  for (const task of ['anomaly_watch', 'resolver']) await app.get(BackgroundTasks).get(task).stop();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await emptyTables(database.dataSource, ...WEBHOOK_TABLES);
  mustBeDocumented(receiver.received);
  await receiver.close();
});

const WEBHOOK_TABLES = [
  'webhooks',
  'webhook_outbox',
  'webhook_events',
  'webhook_deliveries',
  'webhook_attempts',
];
/** All except those with their own settings and those that summarise others, which alerts.test.ts covers. */
const EVENTS = WEBHOOK_EVENTS.filter(
  (type) => !['price.crossed', 'source.failing', 'source.recovered'].includes(type),
);
const query = <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters);
const dispatch = () => app.get(Dispatcher).dispatch();

async function subscribe(wanted: Partial<WantedWebhook> = {}): Promise<{ id: string; secret: string }> {
  const { webhook, secret } = await app
    .get(WebhooksService)
    .create({ url: receiver.url, description: null, events: EVENTS, prices: [], ...wanted }, 'test');
  return { id: webhook.id, secret };
}

interface Ended {
  id: string;
  status: string;
  attempts: number;
  error: string | null;
}
/** Deliveries, as soon as so many have ended. */
async function ended(count: number): Promise<Ended[]> {
  for (;;) {
    const rows = await query<Ended>(
      `select id, status, attempts, error from webhook_deliveries where status <> 'pending' order by id`,
    );
    if (rows.length >= count) return rows;
    await query('select pg_sleep(0.02)');
  }
}

/** A run in which partitions fail. */
async function run(...failing: string[]) {
  feeds.generation += '+';
  feeds.beforePage = (_index, { partition }) => {
    if (failing.includes(partition.key)) throw new Error(`${partition.key} is down`);
  };
  return runToEnd(app, 'rss');
}

const addAnomalies = (keys: string[], score = 12.5) =>
  query(
    `insert into anomalies (key, kind, source_id, score, summary, figures, at, last_seen_at)
     select key, 'silence', (select id from sources where name = 'rss'), $2::float8 + n, key || ' is silent.', '{}', now(), now()
     from unnest($1::text[]) with ordinality given(key, n)`,
    [keys, score],
  );
/** All that this file sends is as the OpenAPI document describes it. */
function mustBeDocumented(received: readonly Received[]): void {
  for (const { headers, body } of received) {
    if (headers['webhook-id'] === undefined) continue;
    const event = JSON.parse(body) as { type: WebhookEventType };
    expect([event, EVENT_BODIES.get(event.type)!.safeParse(event).error]).toEqual([event, undefined]);
  }
}

const bodies = (received: Received[] = receiver.received) =>
  received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, any> }); // oxlint-disable-line typescript/no-explicit-any -- JSON

describe('a subscriber', () => {
  it("receives a failed run, with a signature that the specification's library verifies", async () => {
    const { secret } = await subscribe();
    const { id, status: how, errorMessage } = await run('good', 'bad');
    expect(how).toBe('failed');
    const [{ headers, body }] = (await receiver.until(1)) as [Received];
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'run.failed',
      data: { run_id: Number(id), source: 'rss', status: 'failed', error: { message: errorMessage } },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(await ended(1)).toMatchObject([{ status: 'succeeded', attempts: 1, error: null }]);
  });

  it('receives partly failed runs and its own events only, but no successes', async () => {
    await subscribe({ events: ['run.partial'] });
    await run('good', 'bad');
    await run('bad');
    await run();
    await dispatch();
    await ended(1);
    expect(bodies().map(({ type, data }) => [type, data.status])).toEqual([['run.partial', 'partial']]);
    expect(await query('select from webhook_outbox')).toEqual([]);
  });

  it('receives a feed that failed three times in a row, once, and its recovery', async () => {
    await query('truncate feeds');
    await subscribe({ events: ['feed.failing', 'feed.recovered'] });
    for (let time = 0; time < 5; time++) await run('bad');
    await run();
    for (let time = 0; time < 3; time++) await run('bad');
    await run();
    for (let time = 0; time < 2; time++) await run('bad');
    await run();
    await dispatch();
    await ended(4);
    const said = bodies().map(({ type, data }) => [type, data.feed, data.failures, data.error?.message]);
    expect(said.toSorted()).toEqual([
      ['feed.failing', 'bad', 3, 'bad is down'],
      ['feed.failing', 'bad', 3, 'bad is down'],
      ['feed.recovered', 'bad', 3, undefined],
      ['feed.recovered', 'bad', 5, undefined],
    ]);
    expect(await query(`select failures from feeds where key = 'bad'`)).toEqual([{ failures: 0 }]);
  });

  it('receives what one transaction found as one event, the most severe first', async () => {
    await subscribe();
    await addAnomalies(Array.from({ length: 150 }, (_, n) => `many ${n}`));
    await addAnomalies(['one']);
    await query(`update anomalies set last_seen_at = now(), score = 99 where key = 'one'`);
    await query(`update anomalies set state = 'closed', closed_at = now() where key = 'one'`);
    await query(`update anomalies set state = 'open', closed_at = null where key = 'one'`);
    await dispatch();
    await ended(3);
    const found = bodies().map(({ data }) => [
      data.source,
      data.count,
      data.anomalies.length,
      data.anomalies[0].summary,
    ]);
    expect(found.toSorted((a, b) => b[1] - a[1])).toEqual([
      ['rss', 150, 100, 'many 149 is silent.'],
      ['rss', 1, 1, 'one is silent.'],
      ['rss', 1, 1, 'one is silent.'],
    ]);
  });

  it('receives a change of shape when it is new, and a listing once for all its currencies', async () => {
    await subscribe();
    const drift = `insert into drift_events (source_id, partition, "group", kind, path, evidence, policy, run_id, records, first_seen_at, last_seen_at)
      select id, 'p', 'g', 'field_gone', 'quotes.USD.price', '{}', 'warn', 1, 5, now(), now() from sources where name = 'rss'
      on conflict (source_id, "group", kind, path, new_path, new_type) where status <> 'accepted'
      do update set records = drift_events.records + 1`;
    await query(drift);
    await query(drift);
    await query(`insert into listings (source_id, external_id, symbol, name, currency)
      select id, 'hot', 'HOT', 'Holo', currency from sources, unnest(array['USD', 'EUR']) currency where name = 'rss'`);
    const become = (state: string) =>
      query(`update listings set state = $1 where external_id = 'hot'`, [state]);
    for (const state of ['ambiguous', 'ambiguous', 'matched']) await become(state);
    await dispatch();
    await ended(2);
    expect(bodies()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'drift.detected',
          data: expect.objectContaining({ source: 'rss', count: 1 }),
        }),
        expect.objectContaining({
          type: 'asset.review',
          data: {
            source: 'rss',
            count: 1,
            listings: [{ external_id: 'hot', symbol: 'HOT', name: 'Holo', confidence: null }],
          },
        }),
      ]),
    );
    expect(bodies()).toHaveLength(2);
  });
});

describe('an event', () => {
  it('is created once, however many processes check the outbox', async () => {
    await subscribe();
    for (let n = 0; n < 20; n++) await addAnomalies([`once ${n}`]);
    await Promise.all(Array.from({ length: 8 }, dispatch));
    await ended(20);
    const said = bodies().map(({ data }) => data.anomalies[0].summary as string);
    expect(new Set(said).size).toBe(20);
    expect(said).toHaveLength(20);
  });

  it('is not created for rolled-back changes, nor without subscribers', async () => {
    await addAnomalies(['nobody listens']);
    await subscribe({ events: ['run.failed'] });
    await addAnomalies(['nobody listens to this either']);
    await subscribe();
    await database.dataSource
      .transaction(async (tx) => {
        await tx.query(
          `update anomalies set state = 'closed', closed_at = now() where key = 'nobody listens'`,
        );
        await tx.query(`update anomalies set state = 'open', closed_at = null where key = 'nobody listens'`);
        expect(await tx.query('select from webhook_outbox')).toHaveLength(1);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await dispatch();
    expect(await query('select from webhook_deliveries')).toEqual([]);
  });
});

it('a restored backup creates no events for restored data', async () => {
  await subscribe();
  await addAnomalies(['long ago']);
  await dispatch();
  await ended(1);
  const folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  const target = await createEmptyDatabase();
  try {
    const file = join(folder, 'kasparro.tar.gz');
    await backup(database.url, file);
    await restore(target.url, file);
    const client = await openClient(target.url, 'test');
    const { rows } = await client.query(
      `select (select count(*) from webhook_outbox)::int as facts, (select count(*) from webhook_deliveries)::int as deliveries`,
    );
    await client.end();
    expect(rows).toEqual([{ facts: 0, deliveries: 1 }]);
  } finally {
    await target.drop();
    await rm(folder, { recursive: true });
  }
});

describe('a delivery', () => {
  it('is retried with the same id until its retries are used up, and can then be replayed', async () => {
    const { id, secret } = await subscribe();
    receiver.answer = status(500, 'out of order');
    await addAnomalies(['retried']);
    await dispatch();
    expect(await ended(1)).toMatchObject([{ status: 'failed', attempts: 3, error: 'all retries failed' }]);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await query('select status, error, response from webhook_attempts order by number')).toEqual(
      Array(3).fill({ status: 500, error: 'the receiver answered 500', response: 'out of order' }),
    );
    expect(await query('select failing_since is null as fine from webhooks')).toEqual([{ fine: false }]);

    receiver.answer = status(200);
    const [{ id: delivery }] = (await ended(1)) as [Ended];
    await app.get(DeliveryReplays).replay(id, delivery, 'test');
    expect(await ended(2)).toMatchObject([{ status: 'failed' }, { status: 'succeeded', attempts: 1 }]);
    const [first, , , last] = receiver.received as [Received, Received, Received, Received];
    expect(last.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(new Webhook(secret).verify(last.body, last.headers)).toBeTruthy();
    expect(await query('select failing_since, last_success_at is null as never from webhooks')).toEqual([
      { failing_since: null, never: false },
    ]);
  });

  it('follows no redirect, and calls no address that the rule refuses, whatever the row contains', async () => {
    const victim = await startReceiver();
    const { id } = await subscribe();
    receiver.answer = status(307, '', { location: victim.url });
    const { attempt } = await app.get(WebhookTest).send(id);
    expect(attempt).toMatchObject({ status: 307, error: expect.stringContaining('redirects') });
    for (const host of ['0.0.0.0', '[::1]', '[::ffff:0:127.0.0.1]', '169.254.169.254', '10.0.0.1']) {
      const url = `http://${host}:${new URL(victim.url).port}/`;
      await query('update webhooks set url = $1', [url]);
      const tried = await app.get(WebhookTest).send(id);
      expect([host, tried.attempt.status, tried.attempt.error]).toEqual([
        host,
        null,
        expect.stringContaining('WEBHOOK_PRIVATE_TARGETS'),
      ]);
    }
    expect(victim.received).toEqual([]);
    await victim.close();
  });

  it('to a slow receiver never occupies all workers', async () => {
    let [active, most] = [0, 0];
    receiver.answer = (response) => {
      most = Math.max(most, ++active);
      setTimeout(() => {
        active--;
        response.writeHead(204).end();
      }, 50);
    };
    await subscribe();
    for (let n = 0; n < 24; n++) await addAnomalies([`slow ${n}`]);
    await dispatch();
    expect(await ended(24)).toHaveLength(24);
    expect(most).toBeLessThan(parseConfig({}).WEBHOOK_CONCURRENCY);
  });

  it('that lost its job gets another one', async () => {
    await subscribe();
    await database.dataSource.transaction(async (tx) => {
      await tx.query(`insert into webhook_events (type, at, data) values ('anomaly.opened', now(), $1)`, [
        JSON.stringify(SAMPLE_EVENTS['anomaly.opened']),
      ]);
      await tx.query(`insert into webhook_deliveries (webhook_id, event_id, created_at)
        select w.id, e.id, now() - interval '1 hour' from webhooks w, webhook_events e`);
    });
    await app.get(Dispatcher).requeueLost();
    expect(await ended(1)).toMatchObject([{ status: 'succeeded' }]);
  });
});

describe('a webhook is disabled', () => {
  it('when the receiver answers 410 Gone, which ends its pending deliveries', async () => {
    const { id } = await subscribe();
    receiver.answer = status(410);
    await addAnomalies(['gone']);
    await dispatch();
    expect(await ended(1)).toMatchObject([{ status: 'failed', attempts: 1 }]);
    expect(await query('select disabled_reason from webhooks')).toEqual([
      { disabled_reason: 'the receiver answered 410 Gone' },
    ]);
    await addAnomalies(['after']);
    expect(await query('select from webhook_outbox')).toEqual([]);
    await app.get(WebhooksService).update(id, { enabled: true }, 'test');
    expect(await query('select disabled_at, failing_since from webhooks')).toEqual([
      { disabled_at: null, failing_since: null },
    ]);
  });

  it('when all deliveries have failed for too long', async () => {
    await subscribe();
    const later = Promise.withResolvers<void>();
    receiver.answer = (response, received) => {
      const fail = () => status(500)(response, received);
      if (receiver.received.length === 1) fail();
      else void later.promise.then(fail);
    };
    await addAnomalies(['first']);
    await query(`update webhooks set failing_since = now() - interval '23 hours'`);
    await dispatch();
    await receiver.until(2);
    expect(await query('select disabled_at from webhooks')).toEqual([{ disabled_at: null }]);
    await query(`update webhooks set failing_since = now() - interval '25 hours'`);
    later.resolve();
    await ended(1);
    expect(await query('select disabled_reason from webhooks')).toEqual([
      { disabled_reason: 'all deliveries have failed for 24 hours' },
    ]);
  });

  it('no sooner after its address has changed, because failures at another address do not count', async () => {
    const { id } = await subscribe();
    const failingFor = async (changes: WebhookChanges) => {
      await query(`update webhooks set failing_since = now() - interval '25 hours'`);
      return (await app.get(WebhooksService).update(id, changes, 'test')).failingSince;
    };
    expect(await failingFor({ description: 'moved', url: receiver.url })).toBeInstanceOf(Date);
    expect(await failingFor({ url: `${receiver.url}/elsewhere` })).toBeNull();
  });
});
