import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { CONFIG, type Config } from '../../src/config/config.js';
import { spawnTypeScript } from '../support/child.js';
import { type Received, type Receiver, startReceiver, status } from '../support/receiver.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  api = await startApi({
    ADMIN_API_KEY: ADMIN,
    ...{ ROLE: 'all', RUN_ON_START: 'false', SCHEDULE_COINGECKO: 'off', SCHEDULE_COINPAPRIKA: 'off' },
    ...{ SCHEDULE_CSV: 'off', SCHEDULE_RSS: 'off', CONTRACT_SWEEP_HOURS: '0' },
    ...{ WEBHOOK_PRIVATE_TARGETS: '127.0.0.1', WEBHOOK_RETRY_SECONDS: '1' },
  });
});
afterAll(async () => {
  await api.stop();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = status(204);
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method,
    headers: {
      'x-api-key': ADMIN,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
const create = (more: object = {}, headers?: Record<string, string>) =>
  send('POST', '/webhooks', { url: receiver.url, events: ['run.failed'], ...more }, headers);

describe('POST /webhooks', () => {
  it('creates a webhook whose secret is shown once, and verifies what it sends', async () => {
    const created = await create({ description: 'for the on-call' });
    expect(created.status).toBe(201);
    const { id, secret, ...shown } = created.json;
    expect(created.headers.get('location')).toBe(`/webhooks/${id}`);
    expect(created.headers.get('cache-control')).toBe('no-store');
    expect(shown).toMatchObject({
      ...{
        url: receiver.url,
        format: 'standard',
        events: ['run.failed'],
        prices: [],
        description: 'for the on-call',
      },
      ...{ enabled: true, disabled_at: null, failing_since: null },
    });
    const { json, text } = await send('GET', `/webhooks/${id}`);
    expect(json).toEqual({ id, ...shown });
    expect(text + (await send('GET', '/webhooks')).text).not.toContain(secret);

    const tested = await send('POST', `/webhooks/${id}/test`, { type: 'price.crossed' });
    expect(tested.json).toMatchObject({
      status: 'succeeded',
      attempts: 1,
      last_status: 204,
      type: 'price.crossed',
    });
    const [{ headers, body }] = receiver.received as [Received];
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'price.crossed' });
    expect(headers['webhook-id']).toBe(tested.json.message_id);
  });

  it('answers a repeated request as the first, without the secret', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await create({}, key);
    const again = await create({}, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.json).toEqual({ ...first.json, secret: null });
    const [{ kept }] = await api.dataSource.query<[{ kept: string }]>(
      `select string_agg(body, '') as kept from idempotency_keys`,
    );
    expect(kept).not.toContain(first.json.secret);
  });

  it.each([
    ['no key', 401, {}],
    ['a key that may only run', 403, {}],
  ])('is for administrators: %s gets %i', async (who, expected) => {
    const key = who.startsWith('a')
      ? (await send('POST', '/api-keys', { name: 'runner', scopes: ['run'] })).json.key
      : '';
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) };
    const body = JSON.stringify({ url: receiver.url, events: ['run.failed'] });
    expect((await api.request('/webhooks', { method: 'POST', headers, body })).status).toBe(expected);
    expect((await api.request('/webhooks', { headers: key ? { 'x-api-key': key } : {} })).status).toBe(
      expected,
    );
  });

  it.each([
    ['url', { url: 'ftp://example.com' }, 'https://'],
    ['url', { url: 'https://user:pass@example.com' }, 'user or password'],
    ['url', { url: 'not a url' }, 'url'],
    ['url', { url: 'http://10.0.0.1/' }, 'WEBHOOK_PRIVATE_TARGETS'],
    ['url', { url: 'http://169.254.169.254/latest/meta-data' }, 'WEBHOOK_PRIVATE_TARGETS'],
    ['url', { url: 'http://[::ffff:169.254.169.254]/' }, 'WEBHOOK_PRIVATE_TARGETS'],
    ['url', { url: 'http://localhost:5432/' }, 'WEBHOOK_PRIVATE_TARGETS'],
    ['url', { url: 'mailto:ops@example.com' }, 'SMTP_URL'],
    ['url', { url: 'mailto:ops@example.com?bcc=all@example.com' }, 'addresses'],
    ['url', { url: 'mailto:ops@example.com?subject=Prices' }, 'addresses'],
    ['url', { url: 'https://example.com', format: 'email' }, 'mailto:'],
    ['url', { url: 'https://example.com:0/' }, 'port 0'],
    ['url', { url: null }, 'url'],
    ['format', { format: 'teams' }, 'standard, slack, discord, email'],
    ['events', { events: [] }, 'run.failed'],
    ['events', { events: ['run.succeeded'] }, 'run.failed'],
    ['events', { events: 'run.failed' }, 'list'],
    ['prices', { events: ['price.crossed'] }, 'because events contains price.crossed'],
    ['prices', { prices: [{ asset: 'bitcoin', direction: 'up', threshold: '1' }] }, 'price.crossed'],
    ['secret', { secret: 'whsec_mine' }, 'secret'],
    ['events', { events: [1] }, 'run.failed'],
    ['events', { events: ['run.failed', 'run.failed'] }, 'repeat'],
    ['url', { url: `https://example.com/${'a'.repeat(2000)}` }, '2000'],
    ['url', { url: 'https://example.com/\u00e9' }, 'ASCII'],
    ['description', { description: 'a\0b' }, 'description'],
    ['prices.0', { events: ['price.crossed'], prices: [null] }, 'objects'],
    ['prices.0', { events: ['price.crossed'], prices: ['bitcoin'] }, 'objects'],
    ['prices', { events: ['price.crossed'], prices: {} }, 'list'],
  ])('refuses a bad %s: %j', async (path, more, words) => {
    const { status: code, json } = await create(more);
    expect(code).toBe(400);
    expect(json.errors[0].path).toBe(path);
    expect(json.detail).toContain(words);
  });

  it.each([
    ['threshold', {}, 'exactly one of'],
    ['threshold', { threshold: '1', change_pct: '1', window: '1h' }, 'exactly one of'],
    ['threshold', { threshold: '-5' }, 'positive'],
    ['threshold', { threshold: '0' }, 'positive'],
    ['threshold', { threshold: 5 }, 'number'],
    ['threshold', { threshold: '1e400' }, '100 digits'],
    ['window', { change_pct: '5' }, 'given together with change_pct'],
    ['window', { change_pct: '5', window: '90s' }, '15m'],
    ['window', { change_pct: '5', window: '31d' }, '30 days'],
    ['hysteresis_pct', { change_pct: '5', window: '1h', hysteresis_pct: '5' }, 'change_pct'],
    ['change_pct', { direction: 'down', change_pct: '100.1', window: '1h' }, 'at most 100'],
    ['direction', { threshold: '5', direction: 'sideways' }, 'up, down'],
    ['asset', { threshold: '5', asset: 'no-such-coin' }, 'no asset'],
    ['currency', { threshold: '5', currency: 'US dollars' }, 'currency'],
  ])('refuses a price with a bad %s: %j', async (field, more, words) => {
    const { status: code, json } = await create({
      events: ['price.crossed'],
      prices: [
        { asset: 'bitcoin', direction: 'up', threshold: '100' },
        { asset: 'bitcoin', direction: 'up', ...more },
      ],
    });
    expect(code).toBe(400);
    expect(json.errors[0]).toMatchObject({ path: `prices.1.${field}` });
    expect(json.detail).toContain(words);
  });
});

describe('a webhook', () => {
  it('is changed field by field, with its prices', async () => {
    const prices = [
      { asset: 'asset_1', direction: 'up', threshold: '100000.000000000000000001' },
      { asset: 'bitcoin', direction: 'down', change_pct: '5', window: '24h' },
    ];
    const { json } = await create({ events: ['run.failed', 'price.crossed'], prices });
    expect(json.prices).toMatchObject([
      {
        asset: 'bitcoin',
        currency: 'USD',
        direction: 'up',
        hysteresis_pct: 1,
        state: 'waiting',
        window: null,
      },
      { asset: 'bitcoin', direction: 'down', change_pct: 5, window: '1d', hysteresis_pct: 1 },
    ]);
    const path = `/webhooks/${json.id}`;
    const changed = await send('PATCH', path, {
      description: 'changed',
      events: ['price.crossed', 'run.partial'],
    });
    expect(changed.json).toMatchObject({ description: 'changed', url: receiver.url, prices: json.prices });
    expect(changed.text).toContain('"threshold":100000.000000000000000001');
    expect((await send('PATCH', path, { events: ['run.partial'] })).json.prices).toEqual([]);
    expect((await send('PATCH', path, { url: 'http://10.1.1.1' })).status).toBe(400);
    const otherFormat = await send('PATCH', path, { url: 'mailto:ops@example.com' });
    expect(otherFormat).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('must begin with https:') },
    });
    expect((await send('PATCH', path, {})).json).toMatchObject({ events: ['run.partial'] });
    expect((await send('PATCH', path, { url: null, events: null, prices: null })).status).toBe(200);
  });

  it('is disabled and enabled, deleted, and then gone', async () => {
    const { id } = (await create()).json;
    const disabled = await send('PATCH', `/webhooks/${id}`, { enabled: false });
    expect(disabled.json).toMatchObject({
      enabled: false,
      disabled_reason: expect.stringContaining('disabled by'),
    });
    expect((await send('POST', `/webhooks/${id}/test`, {})).json.status).toBe('succeeded');
    const [{ id: delivery }] = (await send('GET', `/webhooks/${id}/deliveries`)).json.data;
    expect((await send('POST', `/webhooks/${id}/deliveries/${delivery}/replay`)).status).toBe(409);
    expect((await send('PATCH', `/webhooks/${id}`, { enabled: true })).json).toMatchObject({ enabled: true });
    expect((await send('DELETE', `/webhooks/${id}`)).status).toBe(200);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/rotate'],
      ['GET', '/deliveries'],
      ['GET', `/deliveries/${delivery}`],
      ['POST', `/deliveries/${delivery}/replay`],
    ] as const)
      expect([
        path,
        (
          await send(
            method,
            `/webhooks/${id}${path}`,
            method === 'GET' || path.includes('deliv') ? undefined : {},
          )
        ).status,
      ]).toEqual([path, 404]);
    const [{ left }] = await api.dataSource.query<[{ left: number }]>(
      `select (select count(*) from webhook_secrets where webhook_id = $1)
         + (select count(*) from webhook_deliveries where webhook_id = $1) as left`,
      [id],
    );
    expect(Number(left)).toBe(0);
  });

  it('is tested and rotated without a body, with the defaults', async () => {
    const { id } = (await create()).json;
    const statuses = ['test', 'rotate'].map(
      async (action) => (await send('POST', `/webhooks/${id}/${action}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 201]);
  });

  it('signs with the old secret and the new one while they are rotated', async () => {
    const { id, secret } = (await create()).json;
    const rotated = await send('POST', `/webhooks/${id}/rotate`, { grace_seconds: 60 });
    expect([rotated.status, rotated.headers.get('cache-control')]).toEqual([201, 'no-store']);
    await send('POST', `/webhooks/${id}/test`, {});
    const last = () => receiver.received.at(-1)!;
    for (const one of [secret, rotated.json.secret])
      expect(new Webhook(one).verify(last().body, last().headers)).toMatchObject({ type: 'webhook.test' });

    const final = await send('POST', `/webhooks/${id}/rotate`, { grace_seconds: 0 });
    await send('POST', `/webhooks/${id}/test`, {});
    expect(new Webhook(final.json.secret).verify(last().body, last().headers)).toBeTruthy();
    for (const one of [secret, rotated.json.secret])
      expect(() => new Webhook(one).verify(last().body, last().headers)).toThrow();
    const refused = await send('POST', `/webhooks/${id}/rotate`, {}, { 'idempotency-key': 'k' });
    expect(refused.status).toBe(400);
  });

  it('shows only the host of Slack and Discord URLs, in replies and in the audit log', async () => {
    const url = 'https://hooks.slack.com/services/T000/B000/sesame';
    const { json } = await create({ url });
    expect(json).toMatchObject({ format: 'slack', url: 'https://hooks.slack.com/…' });
    expect((await create({ url: 'https://discord.com/api/webhooks/1/sesame' })).json.format).toBe('discord');
    const entries = await api.dataSource.query<{ action: string; line: string }[]>(
      `select action, row_to_json(a)::text as line from audit_log a where subject like 'webhooks/%'`,
    );
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['webhook.create', 'webhook.update', 'webhook.rotate', 'webhook.test', 'webhook.delete']),
    );
    for (const { line } of entries) expect(line).not.toMatch(/sesame|whsec_/);
  });
});

describe('kasparro webhooks test', () => {
  const run = async (args: string[], env: Record<string, string> = {}) => {
    const remote = { KASPARRO_URL: api.service.url, KASPARRO_KEY: ADMIN };
    const child = spawnTypeScript('src/main.ts', ['webhooks', 'test', ...args], { ...remote, ...env });
    const [said, [code]] = await Promise.all([text(child.stdout!), once(child, 'close')]);
    return [code, said] as [number, string];
  };

  it('sends a sample, and its exit status shows whether that was delivered', async () => {
    const { id } = (await create()).json;
    const local = { KASPARRO_URL: '', DATABASE_URL: api.url, WEBHOOK_PRIVATE_TARGETS: '127.0.0.1' };
    expect(await run([String(id), '--type', 'run.failed'], local)).toEqual([
      0,
      expect.stringMatching(/^Delivered: 204, \d+ ms\n$/),
    ]);
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'run.failed',
    ]);
    receiver.answer = status(500, 'out of order');
    expect(await run([String(id)])).toEqual([
      1,
      expect.stringContaining('the receiver answered 500, out of order'),
    ]);
    expect((await send('GET', `/webhooks/${id}/deliveries`)).json.data).toHaveLength(2);
    expect(await run(['999999'])).toEqual([1, '']);
    expect(await run([String(id), '--type', 'nothing'])).toEqual([64, '']);
  });
});

describe('the log of a webhook', () => {
  const waitFor = (milliseconds: number) =>
    Object.assign(api.service.app.get<Config>(CONFIG), { WEBHOOK_TIMEOUT_MS: milliseconds });
  afterEach(() => waitFor(60_000));

  it.each([
    [
      'an error',
      status(503, 'try later\0'),
      { last_status: 503, error: 'the receiver answered 503' },
      'try later\ufffd',
    ],
    ['a redirect', status(302, '', { location: 'http://127.0.0.1:1/' }), { last_status: 302 }, ''],
    ['a long reply', status(200, 'x'.repeat(5_000_000)), { status: 'succeeded' }, 'x'.repeat(1024)],
    [
      'a reply that never ends',
      (response: ServerResponse) => void response.writeHead(200).write('so far'),
      { status: 'succeeded', last_status: 200 },
      'so far',
    ],
    ['no reply in time', () => undefined, { last_status: null, error: 'no reply within 4000 ms' }, null],
    ['a broken connection', (response: ServerResponse) => response.destroy(), { last_status: null }, null],
  ])('shows %s', async (what, answer, expected, excerpt) => {
    const { id } = (await create()).json;
    if (/never ends|in time/.test(what)) waitFor(4000);
    receiver.answer = answer;
    const { json } = await send('POST', `/webhooks/${id}/test`, {});
    expect(json).toMatchObject({ status: 'failed', attempts: 1, ...expected });
    expect(json.log).toEqual([expect.objectContaining({ number: 1, response: excerpt })]);
    expect(json.log[0].duration_ms).toBeGreaterThanOrEqual(0);
    const listed = await send('GET', `/webhooks/${id}/deliveries?status=${json.status}`);
    expect(listed.json.data).toEqual([expect.objectContaining({ id: json.id, status: json.status })]);
    expect((await send('GET', `/webhooks/${id}/deliveries?status=pending`)).json.data).toEqual([]);
  });

  it('shows one attempt if the receiver closed an idle connection just as it was used again', async () => {
    const { id } = (await create()).json;
    const used = new WeakSet<Socket>();
    receiver.answer = (response) => {
      const socket = response.socket!;
      if (used.has(socket)) return void socket.resetAndDestroy();
      used.add(socket);
      response.writeHead(204).end();
    };
    for (const requests of [1, 3]) {
      const { json } = await send('POST', `/webhooks/${id}/test`, {});
      expect(json).toMatchObject({ status: 'succeeded', attempts: 1, last_status: 204 });
      expect(receiver.received).toHaveLength(requests);
    }
  });

  it('replays a delivery with the same id, through the queue', async () => {
    const { id } = (await create()).json;
    const first = (await send('POST', `/webhooks/${id}/test`, {})).json;
    const replayed = await send('POST', `/webhooks/${id}/deliveries/${first.id}/replay`);
    expect(replayed.status).toBe(202);
    expect(replayed.json).toMatchObject({ message_id: first.message_id, data: first.data });
    await receiver.until(2);
    const [one, two] = receiver.received;
    expect(two!.headers['webhook-id']).toBe(one!.headers['webhook-id']);
    expect(two!.body).toBe(one!.body);
    const { json } = await send('GET', `/webhooks/${id}/deliveries?limit=1`);
    expect(json.metadata.next_cursor).toBe(json.data[0].id);
    expect(
      (await send('GET', `/webhooks/${id}/deliveries?cursor=${json.metadata.next_cursor}`)).json.data,
    ).toEqual([expect.objectContaining({ id: first.id })]);
    expect((await send('POST', `/webhooks/${id}/deliveries/999/replay`)).status).toBe(404);
  });
});
