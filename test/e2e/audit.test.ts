import { AuditSweep } from '../../src/api/audit/audit-sweep.js';
import type { AuditEntry } from '../../src/api/audit/audit.reply.js';
import { uptime } from '../../src/domain/clock.js';
import { openApiDocument } from '../../src/api/openapi/openapi.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
/** Operations that are not reads but change nothing. */
const HARMLESS = ['POST /feeds/inspect', 'POST /csv/inspect', 'DELETE /session'];

let api: Api;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', SOURCES: 'csv', TRUST_PROXY: '1' });
});
afterAll(() => api.stop());

function send(method: string, path: string, body: object | null, headers: Record<string, string> = {}) {
  const json = body && { 'content-type': 'application/json' };
  return api.request(path, {
    method,
    headers: { 'x-api-key': ADMIN, ...json, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function issue(name: string, scope: string) {
  return (await send('POST', '/api-keys', { name, scopes: [scope] })).json as { key: string; prefix: string };
}

async function entries(query = ''): Promise<AuditEntry[]> {
  const { status, text, json } = await api.get(`/audit?${query}`, { 'x-api-key': ADMIN });
  if (status !== 200) throw new Error(text);
  return json.data;
}

describe('the audit log', () => {
  it('records a change made in a transaction with the request that caused it', async () => {
    const headers = { 'x-request-id': 'made-by-hand', 'x-forwarded-for': '2001:db8::7' };
    const { json } = await send('POST', '/api-keys', { name: 'made', scopes: ['read'] }, headers);
    expect(await entries('action=api_key.issue')).toEqual([
      {
        id: expect.any(Number),
        at: expect.any(String),
        actor: 'admin',
        key_prefix: null,
        via: 'key',
        address: '2001:db8::7',
        action: 'api_key.issue',
        subject: `api-keys/${json.id}`,
        method: 'POST',
        route: '/api-keys',
        request_id: 'made-by-hand',
        outcome: 'done',
        status: 201,
        reason: null,
      },
    ]);
  });

  it('records a run that was started, with the prefix of the key, and its cancellation', async () => {
    const { key, prefix } = await issue('starter', 'run');
    const run = (await send('POST', '/runs', { source: 'csv' }, { 'x-api-key': key })).json;
    await send('POST', `/runs/${run.id}/cancel`, null, { 'x-api-key': key });
    const by = {
      actor: 'starter',
      key_prefix: prefix,
      subject: `runs/${run.id}`,
      outcome: 'done',
      status: 202,
    };
    expect(await entries('actor=starter')).toMatchObject([
      { ...by, action: 'run.cancel', route: '/runs/:id/cancel' },
      { ...by, action: 'run.start', route: '/runs' },
    ]);
    expect(await entries(`actor=${prefix}&action=run.cancel`)).toHaveLength(1);
  });

  it('records who lacked the scope, and attempts with an invalid key or none', async () => {
    const { key, prefix } = await issue('reader', 'read');
    const cancel = (headers: Record<string, string>) => send('POST', '/runs/7/cancel', null, headers);
    expect((await cancel({ 'x-api-key': key })).status).toBe(403);
    expect((await cancel({ 'x-api-key': `kas_${'0'.repeat(12)}_${'0'.repeat(64)}` })).status).toBe(401);
    expect((await cancel({ 'x-api-key': '' })).status).toBe(401);
    const refused = { action: 'run.cancel', subject: 'runs/7', outcome: 'refused' };
    expect(await entries('outcome=refused&action=run.cancel')).toMatchObject([
      { ...refused, actor: null, key_prefix: null, via: null, status: 401 },
      { ...refused, actor: null, key_prefix: '0'.repeat(12), via: 'key', status: 401 },
      { ...refused, actor: 'reader', key_prefix: prefix, via: 'key', status: 403 },
    ]);
  });

  it('distinguishes console sessions from other uses of a key', async () => {
    const { key } = await issue('person', 'run');
    await send('POST', '/session', null, { 'x-api-key': key });
    const session = { 'x-api-key': '', cookie: `kasparro_key=${key}`, 'x-kasparro-console': '1' };
    await send('POST', '/runs', { source: 'csv' }, session);
    expect(await entries('actor=person')).toMatchObject([
      { action: 'run.start', via: 'session' },
      { action: 'session.start', via: 'key' },
    ]);
  });

  it('leaves out what changed nothing: dry runs, failed requests and repeated ones', async () => {
    const { key } = await issue('careful', 'admin');
    const by = { 'x-api-key': key };
    await send('POST', '/rejections/replay', { filter: { source: 'csv' } }, by);
    const dry = { source: 'csv', mode: 'backfill', since: '2026-01-01', dry_run: true };
    await send('POST', '/runs', dry, by);
    expect((await send('POST', '/runs', { source: 'nowhere' }, by)).status).toBe(400);
    expect(await entries('actor=careful')).toEqual([]);
    const replay = { filter: { source: 'csv' }, dry_run: false };
    for (const repeated of [null, 'true']) {
      const reply = await send('POST', '/rejections/replay', replay, { ...by, 'idempotency-key': 'once' });
      expect([reply.status, reply.headers.get('idempotency-replayed')]).toEqual([200, repeated]);
    }
    expect(await entries('actor=careful')).toMatchObject([{ action: 'rejections.replay', outcome: 'done' }]);
  });

  it('has every operation that changes something', async () => {
    const { paths } = openApiDocument(api.service.app, api.service.config.READS);
    const missing: string[] = [];
    for (const [path, operations] of Object.entries(paths))
      for (const method of Object.keys(operations).map((name) => name.toUpperCase())) {
        if (method === 'GET' || HARMLESS.includes(`${method} ${path}`)) continue;
        const id = `every ${method} ${path}`.replaceAll(/[^\w-]+/g, '.');
        const headers = { 'x-api-key': '', 'x-request-id': id };
        await send(method, path.replaceAll(/\{\w+\}/g, '1'), null, headers);
        const [entry] = await entries('limit=1');
        if (entry?.request_id !== id || entry.outcome !== 'refused') missing.push(`${method} ${path}`);
      }
    expect(missing).toEqual([]);
  });

  it('is paged and filtered, and exported like other lists', async () => {
    const all = await entries('limit=1000');
    const first = (await api.get('/audit?limit=2', { 'x-api-key': ADMIN })).json;
    expect(first.data).toEqual(all.slice(0, 2));
    const { next_cursor } = first.metadata;
    expect(await entries(`limit=3&cursor=${next_cursor}`)).toEqual(all.slice(2, 5));
    const counted = await api.get('/audit?count=estimated&limit=1', { 'x-api-key': ADMIN });
    expect(counted.json.metadata).toMatchObject({ total: all.length, total_is_estimate: false });
    const { at } = all[4]!;
    expect(await entries(`limit=1000&since=${at}`)).toEqual(all.slice(0, 5));
    expect(await entries(`limit=1000&until=${at}`)).toEqual(all.slice(5));
    const csv = await api.get('/audit?format=csv&fields=id,action', { 'x-api-key': ADMIN });
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(all.length + 1);
    for (const query of ['outcome=odd', 'since=yesterday', 'odd=1'])
      expect((await api.get(`/audit?${query}`, { 'x-api-key': ADMIN })).status).toBe(400);
  });

  it('requires the scope admin, and contains no secret', async () => {
    const { key } = await issue('runner', 'run');
    expect((await api.get('/audit')).status).toBe(401);
    expect((await api.get('/audit', { 'x-api-key': key })).status).toBe(403);
    await send('POST', '/session', null, { 'x-api-key': key });
    const [{ kept }] = await api.dataSource.query('select json_agg(a)::text as kept from audit_log a');
    expect(kept).toContain(key.split('_')[1]);
    expect(kept).not.toContain(key.split('_')[2]);
    expect(kept).not.toContain(ADMIN);
  });

  it('drops entries after RETENTION_AUDIT', async () => {
    await api.dataSource.query(
      `insert into audit_log (at, actor, action, subject)
       values (now() - interval '366 days', 'a', 'old', 's'), (now() - interval '364 days', 'a', 'young', 's')`,
    );
    await api.service.app.get(AuditSweep).sweep();
    expect((await entries('actor=a')).map(({ action }) => action)).toEqual(['young']);
  });
});

it('records at most sixty refused requests without a valid key a minute', async () => {
  const flooded = await startApi({ ADMIN_API_KEY: ADMIN, SOURCES: 'csv', RATE_LIMIT_WRONG_KEYS: '0' });
  try {
    const minute = () => Math.floor(uptime() / 60_000);
    const began = minute();
    const asked = Array.from({ length: 130 }, () => flooded.request('/runs/7/cancel', { method: 'POST' }));
    await Promise.all(asked);
    const { json } = await flooded.get('/audit?limit=1000', { 'x-api-key': ADMIN });
    expect(json.data.length).toBeGreaterThanOrEqual(60);
    // A minute may have ended meanwhile.
    expect(json.data.length).toBeLessThanOrEqual(minute() === began ? 60 : 120);
  } finally {
    await flooded.stop();
  }
});
