import { Webhook } from 'standardwebhooks';
import { parseConfig } from '../../src/config/config.js';
import { ConfigError } from '../../src/config/config-error.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { startQuietService } from '../support/seed-service.js';
import { answer, startUpstream } from '../support/upstream.js';
import { startSmtp } from '../support/smtp.js';
import type { Service } from '../../src/start-service.js';

const ADMIN = 'an-admin-key';
const QUIET = {
  ...{ ADMIN_API_KEY: ADMIN, ROLE: 'all', RUN_ON_START: 'false', CONTRACT_SWEEP_HOURS: '0', SOURCES: 'csv' },
  ...{ SCHEDULE_CSV: 'off', WEBHOOK_PRIVATE_TARGETS: '127.0.0.1', WEBHOOK_RETRIES: '0' },
  ...{ PARTITION_ATTEMPTS: '1', PARTITION_RETRY_SECONDS: '0' },
};

let database: TestDatabase;
let receiver: Receiver;
const started: Service[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
});
afterEach(async () => {
  await stop();
  await receiver.close();
  await database.drop();
});

async function stop(): Promise<void> {
  for (const service of started.splice(0)) await service.stop();
}
async function start(env: Record<string, string>): Promise<Service> {
  await stop();
  const service = await startQuietService(database.url, { ...QUIET, ...env });
  started.push(service);
  return service;
}

async function call(method: string, path: string, body?: object) {
  const response = await fetch(started[0]!.url + path, {
    method,
    headers: { 'x-api-key': ADMIN, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) };
}
const webhooks = async () => (await call('GET', '/webhooks')).json.data;
const addAnomaly = (key: string) =>
  database.dataSource.query(
    `insert into anomalies (key, kind, source_id, score, summary, figures, at, last_seen_at)
     values ($1, 'silence', (select min(id) from sources), 12, 'It is silent.', '{}', now(), now())`,
    [key],
  );

const ALERTS = [
  'source.failing',
  'source.recovered',
  'feed.failing',
  'feed.recovered',
  'drift.detected',
  'anomaly.opened',
  'asset.review',
];

describe('ALERT_WEBHOOK_URL', () => {
  it('keeps one webhook, whose events reach a receiver that knows its secret', async () => {
    await start({ ALERT_WEBHOOK_URL: `${receiver.url}/sesame` });
    const [webhook] = await webhooks();
    expect(webhook).toMatchObject({
      ...{ url: `${receiver.url}/…`, format: 'standard', events: ALERTS, enabled: true },
      managed_by: 'ALERT_WEBHOOK_URL',
    });
    const { json } = await call('POST', `/webhooks/${webhook.id}/rotate`, { grace_seconds: 0 });
    await addAnomaly('one');
    const [{ path, headers, body }] = (await receiver.until(1)) as [Receiver['received'][0]];
    expect(path).toBe('/sesame');
    expect(new Webhook(json.secret).verify(body, headers)).toMatchObject({ type: 'anomaly.opened' });

    await start({ ALERT_WEBHOOK_URL: `${receiver.url}/sesame` });
    expect(await webhooks()).toEqual([expect.objectContaining({ id: webhook.id, enabled: true })]);
  });

  it('shows only the host of its address', async () => {
    await start({ ALERT_WEBHOOK_URL: `${receiver.url}/sesame` });
    const [{ id }] = await webhooks();
    const replies = [await call('GET', `/webhooks/${id}`), await call('POST', `/webhooks/${id}/test`, {})];
    const log = await database.dataSource.query<{ line: string }[]>(
      `select row_to_json(a)::text as line from audit_log a where action = 'webhook.create' and actor = 'configuration'`,
    );
    expect(log).toHaveLength(1);
    for (const said of [...replies.map(({ text }) => text), log[0]!.line])
      expect(said).not.toContain('sesame');
    expect(receiver.received).toHaveLength(1);
  });

  it('is followed when it changes, and removed with it', async () => {
    await start({ ALERT_WEBHOOK_URL: `${receiver.url}/old` });
    const [{ id }] = await webhooks();
    await call('POST', '/webhooks', { url: receiver.url, events: ['run.failed'] });
    await call('PATCH', `/webhooks/${id}`, { enabled: false });
    await start({ ALERT_WEBHOOK_URL: `${receiver.url}/old` });
    expect((await call('GET', `/webhooks/${id}`)).json.enabled).toBe(false);
    await start({ ALERT_WEBHOOK_URL: `slack+${receiver.url}/new` });
    expect((await call('GET', `/webhooks/${id}`)).json).toMatchObject({ format: 'slack', enabled: true });
    await call('POST', `/webhooks/${id}/test`, { type: 'run.failed' });
    expect(receiver.received[0]!.path).toBe('/new');
    expect(JSON.parse(receiver.received[0]!.body)).toHaveProperty('text');
    await start({});
    expect(await webhooks()).toEqual([expect.objectContaining({ managed_by: null })]);
  });

  it('is left to workers: a process that only serves requests removes nothing', async () => {
    await start({ ALERT_WEBHOOK_URL: receiver.url });
    await start({ ROLE: 'api' });
    expect(await webhooks()).toHaveLength(1);
  });

  it('is the only way to change and remove its webhook: the API refuses', async () => {
    await start({ ALERT_WEBHOOK_URL: receiver.url });
    const [{ id }] = await webhooks();
    for (const [method, body] of [['PATCH', { events: ['run.failed'] }], ['DELETE']] as const) {
      const { status, json } = await call(method, `/webhooks/${id}`, body);
      expect([status, json.detail]).toEqual([409, expect.stringContaining('comes from ALERT_WEBHOOK_URL')]);
    }
    expect((await call('PATCH', `/webhooks/${id}`, { enabled: false })).json.enabled).toBe(false);
  });

  it.each([
    ['in a private network', 'http://10.0.0.1/sesame', 'WEBHOOK_PRIVATE_TARGETS'],
    ['with a password', 'https://me:sesame@example.com', 'user or password'],
  ])('keeps the service from starting when it is %s, without naming it', async (_how, url, words) => {
    const refused = start({ ALERT_WEBHOOK_URL: url });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining(words) }),
    );
    await expect(refused).rejects.not.toThrow('sesame');
  });
});

describe('a source that fails', () => {
  const TICKER = {
    ...{ id: 'btc-bitcoin', name: 'Bitcoin', symbol: 'BTC', rank: 1, last_updated: '2026-01-31T00:00:00Z' },
    quotes: { USD: { price: 1, volume_24h: 1, market_cap: 1, percent_change_24h: 0 } },
  };
  /** A live run, to its end. */
  const run = async (source = 'coinpaprika') => {
    const { json } = await call('POST', '/runs', { source });
    await (await fetch(`${started[0]!.url}/runs/${json.id}/events`)).text();
    return (await call('GET', `/runs/${json.id}`)).json as { id: number; status: string };
  };
  const passHours = (hours: number) =>
    database.dataSource.query(
      `update source_failures set notified_at = notified_at - $1 * interval '1 hour', since = since - $1 * interval '1 hour'`,
      [hours],
    );
  interface Message {
    type: string;
    timestamp: string;
    data: object;
  }
  /** By the times of their events: several may be on their way at once. There are no more than these. */
  const messages = async (count: number) => {
    const received = await receiver.until(count);
    expect(await database.dataSource.query('select from webhook_deliveries')).toHaveLength(count);
    return received
      .map(({ body }) => JSON.parse(body) as Message)
      .sort((a, b) => a.timestamp.localeCompare(b.timestamp));
  };

  it('is reported once, then every six hours with the number of failures, and when it works again', async () => {
    let answers = answer(404);
    const upstream = await startUpstream((request, response) => answers(request, response));
    try {
      await start({
        ...{ SOURCES: 'coinpaprika', SCHEDULE_COINPAPRIKA: 'off', COINPAPRIKA_BASE_URL: upstream.url },
        ...{ HTTP_RETRIES: '0', ALERT_WEBHOOK_URL: receiver.url },
      });
      const first = await run();
      expect(first.status).toBe('failed');
      await passHours(5);
      const second = await run();
      await passHours(1);
      const third = await run();
      answers = answer(200, [TICKER]);
      const fourth = await run();
      expect([second.status, third.status, fourth.status]).toEqual(['failed', 'failed', 'succeeded']);
      await run();
      await addAnomaly('behind them all');
      const failing = { source: 'coinpaprika', failing_since: expect.stringMatching(/Z$/) };
      const error = expect.objectContaining({ message: expect.stringContaining('404') });
      expect(await messages(4)).toEqual([
        expect.objectContaining({
          type: 'source.failing',
          data: { ...failing, failures: 1, run_id: first.id, error },
        }),
        expect.objectContaining({
          type: 'source.failing',
          data: { ...failing, failures: 3, run_id: third.id, error },
        }),
        expect.objectContaining({
          type: 'source.recovered',
          data: { ...failing, failures: 3, run_id: fourth.id },
        }),
        expect.objectContaining({ type: 'anomaly.opened' }),
      ]);
    } finally {
      await stop();
      await upstream.close();
    }
  });

  it('has not recovered when a scheduled run reads no feed, because none is due', async () => {
    let answers = answer(404);
    const upstream = await startUpstream((request, response) => answers(request, response));
    try {
      const { app } = await start({
        ...{ SOURCES: 'rss', SCHEDULE_RSS: 'off', RSS_FEEDS: `${upstream.url}/feed`, HTTP_RETRIES: '0' },
        ...{ ALERT_WEBHOOK_URL: receiver.url, PRIVATE_ADDRESSES: 'allow' },
      });
      const first = await run('rss');
      const { id } = await app.get(RunService).request({ source: 'rss', trigger: 'schedule' });
      await (await fetch(`${started[0]!.url}/runs/${id}/events`)).text();
      const { json: second } = await call('GET', `/runs/${id}`);
      answers = answer(200, '<rss version="2.0"><channel><title>News</title></channel></rss>');
      const third = await run('rss');
      expect([first.status, second.status, third.status]).toEqual(['failed', 'succeeded', 'succeeded']);
      const reported = (await messages(2)).map(({ type, data }) => [
        type,
        (data as { run_id: number }).run_id,
      ]);
      expect(reported).toEqual([
        ['source.failing', first.id],
        ['source.recovered', third.id],
      ]);
    } finally {
      await stop();
      await upstream.close();
    }
  });

  it('is reported only once with ALERT_REMINDER_HOURS=0', async () => {
    const upstream = await startUpstream(answer(404));
    try {
      await start({
        ...{ SOURCES: 'coinpaprika', SCHEDULE_COINPAPRIKA: 'off', COINPAPRIKA_BASE_URL: upstream.url },
        ...{ HTTP_RETRIES: '0', ALERT_WEBHOOK_URL: receiver.url, ALERT_REMINDER_HOURS: '0' },
      });
      await run();
      await passHours(1000);
      await run();
      await addAnomaly('behind them all');
      expect((await messages(2)).map(({ type }) => type)).toEqual(['source.failing', 'anomaly.opened']);
    } finally {
      await stop();
      await upstream.close();
    }
  });
});

describe('ALERT_EMAIL', () => {
  it('sends alerts to each address through SMTP_URL', async () => {
    const smtp = await startSmtp();
    try {
      await start({
        ...{ ALERT_EMAIL: 'ops@example.com, dev+k@example.com', SMTP_URL: smtp.url },
        ...{ SMTP_FROM: 'kasparro@example.com' },
      });
      const [webhook] = await webhooks();
      expect(webhook).toMatchObject({
        url: 'mailto:ops@example.com,dev+k@example.com',
        format: 'email',
        managed_by: 'ALERT_EMAIL',
      });
      const tested = await call('POST', `/webhooks/${webhook.id}/test`, { type: 'run.failed' });
      expect(tested.json).toMatchObject({ status: 'succeeded' });
      expect(smtp.messages[0]).toContain('To: ops@example.com, dev+k@example.com');
    } finally {
      await stop();
      await smtp.close();
    }
  });

  it('needs SMTP_URL', () => {
    expect(() => parseConfig({ ALERT_EMAIL: 'ops@example.com' })).toThrow(
      'SMTP_URL: required when ALERT_EMAIL',
    );
  });
});
