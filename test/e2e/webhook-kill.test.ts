import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import { parseConfig } from '../../src/config/config.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { QUIET, startContext } from '../support/app.js';
import { spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { type Received, type Receiver, startReceiver, status } from '../support/receiver.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let receiver: Receiver;

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await database.drop();
});

const environment = () => ({
  ...QUIET,
  ...{
    DATABASE_URL: database.url,
    PORT: '0',
    HOST: '127.0.0.1',
    CONTRACT_SWEEP_HOURS: '0',
    CSV_PATH: 'seed-data',
  },
  ...{ WEBHOOK_PRIVATE_TARGETS: '127.0.0.1', WEBHOOK_RETRY_SECONDS: '1', WEBHOOK_TIMEOUT_MS: '60000' },
});
const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const startWorker = () => startContext(database.url, undefined, parseConfig(environment()));

/** Committed by a process that then does nothing more. */
async function commitFact(): Promise<void> {
  await query(`insert into anomalies (key, kind, source_id, score, summary, figures, at, last_seen_at)
    values ('killed', 'silence', 1, 1, 'It is silent.', '{}', now(), now())`);
}

it('an event outlives kill -9 between its commit and its delivery, and another one during the delivery', async () => {
  const before = await startContext(database.url, undefined, parseConfig({ ...environment(), ROLE: 'api' }));
  const { secret } = await before
    .get(WebhooksService)
    .create({ url: receiver.url, description: null, events: ['anomaly.opened'], prices: [] }, 'test');
  await before.close();
  await commitFact();
  expect(await query('select from webhook_deliveries')).toEqual([]);

  receiver.answer = () => undefined;
  const child = spawnTypeScript('src/main.ts', ['start'], environment());
  await receiver.until(1);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await query('select status, attempts from webhook_deliveries')).toEqual([
    { status: 'pending', attempts: 0 },
  ]);

  receiver.answer = status(204);
  await letHeartbeatsLapse(database.url);
  const after = await startWorker();
  try {
    const [first, second] = (await receiver.until(2)) as [Received, Received];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(new Webhook(secret).verify(second.body, second.headers)).toEqual(JSON.parse(first.body));
    await until(async () => !(await query(`select from webhook_deliveries where status = 'pending'`)).length);
    expect(await query('select status, attempts from webhook_deliveries')).toEqual([
      { status: 'succeeded', attempts: 1 },
    ]);
    expect(receiver.received).toHaveLength(2);
  } finally {
    await after.close();
  }
});
