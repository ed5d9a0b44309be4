import { ApiKeysRepository } from '../../src/access/api-keys.repository.js';
import { ApiKeysService } from '../../src/access/api-keys.service.js';
import type { Scope } from '../../src/access/scope.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a JSON document
const ISSUED = /^kas_[0-9a-f]{12}_[0-9a-f]{64}$/;

const send = (api: Api, key: string | null, method: string, path: string, body?: object) =>
  api.request(path, {
    method,
    headers: {
      ...(key !== null && { 'x-api-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

/** As `make key` makes it. */
async function keyOf(api: Api, ...scopes: Scope[]): Promise<string> {
  const service = new ApiKeysService(api.dataSource, new ApiKeysRepository(api.dataSource), new AuditLog());
  return (await service.issue({ name: `a key to ${scopes.join(' ')}`, scopes, expiresAt: null }, 'a test'))
    .key;
}

describe('keys', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', SOURCES: 'csv' });
  });
  afterAll(() => api.stop());
  const admin = (method: string, path: string, body?: object) => send(api, ADMIN, method, path, body);
  const issue = async (name: string, more: object = {}) =>
    (await admin('POST', '/api-keys', { name, scopes: ['run'], ...more })).json as {
      id: number;
      key: string;
    };
  const startRun = (key: string | null) => send(api, key, 'POST', '/runs', { source: 'nowhere' });

  it('are shown once, and listed without their secret', async () => {
    const issued = await admin('POST', '/api-keys', {
      name: 'once',
      scopes: ['read', 'run'],
      expires_at: '2100-01-01',
    });
    expect(issued.status).toBe(201);
    expect(issued.headers.get('cache-control')).toBe('no-store');
    const { key, ...shown } = issued.json;
    expect(key).toMatch(ISSUED);
    expect(shown).toMatchObject({
      name: 'once',
      scopes: ['read', 'run'],
      expires_at: '2100-01-01T00:00:00.000Z',
    });
    const listed = await admin('GET', '/api-keys');
    expect(listed.json.data[0]).toEqual(shown);
    expect(listed.text).not.toContain(key.split('_')[2]);
    expect(listed.text).not.toContain('hash');
  });

  it('are listed by pages, newest first', async () => {
    const ids = [(await issue('page 1')).id, (await issue('page 2')).id, (await issue('page 3')).id];
    const first = await admin('GET', '/api-keys?limit=2');
    expect(first.json.data.map(({ id }: { id: number }) => id)).toEqual([ids[2], ids[1]]);
    expect(first.json.metadata.next_cursor).toBe(ids[1]);
    const second = await admin('GET', `/api-keys?limit=1&cursor=${ids[1]}`);
    expect(second.json.data[0].id).toBe(ids[0]);
  });

  it('work as x-api-key and as a bearer token, until they are revoked', async () => {
    const { id, key } = await issue('revoked');
    expect((await startRun(key)).status).toBe(400);
    const bearer = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers: bearer, body: '{"source":"nowhere"}' };
    expect((await api.request('/runs', init)).status).toBe(400);
    const revoked = await admin('DELETE', `/api-keys/${id}`);
    expect(revoked.json.revoked_at).not.toBeNull();
    // Another process, which has not cached the key, notices at once, this one after five seconds: see key-ring.spec.ts.
    const other = await startApi({ DATABASE_URL: api.url });
    expect((await startRunAt(other, key)).status).toBe(401);
    await other.stop();
    // Its last use is noted later.
    const again = await admin('DELETE', `/api-keys/${id}`);
    expect({ ...again.json, last_used_at: null }).toEqual({ ...revoked.json, last_used_at: null });
  });

  it('are rotated: the old one works until the grace period ends, and one key of a name works', async () => {
    const old = await issue('rotated');
    expect((await admin('POST', '/api-keys', { name: 'rotated', scopes: ['run'] })).status).toBe(409);
    const rotated = await admin('POST', `/api-keys/${old.id}/rotate`, { grace_seconds: 3600 });
    expect(rotated.status).toBe(201);
    expect(rotated.json).toMatchObject({ name: 'rotated', scopes: ['run'], expires_at: null });
    for (const key of [old.key, rotated.json.key]) expect((await startRun(key)).status).toBe(400);
    expect((await admin('POST', `/api-keys/${old.id}/rotate`, {})).status).toBe(409);
    const again = await admin('POST', `/api-keys/${rotated.json.id}/rotate`, {});
    const fresh = await startApi({ DATABASE_URL: api.url });
    expect((await startRunAt(fresh, rotated.json.key)).status).toBe(401);
    expect((await startRunAt(fresh, again.json.key)).status).toBe(400);
    await fresh.stop();
  });

  it('that last for millennia are rotated, too', async () => {
    const { id } = await issue('eternal', { expires_at: '9999-12-31' });
    const rotated = await admin('POST', `/api-keys/${id}/rotate`, {});
    const again = await admin('POST', `/api-keys/${rotated.json.id}/rotate`, {});
    expect(again.json.expires_at).toMatch(/^9999-12-31T/);
  });

  it.each([
    [{ name: 'admin', scopes: ['run'] }, 'name'],
    [{ name: 'a\nb', scopes: ['run'] }, 'name'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['run', 'run'] }, 'scopes'],
    [{ name: 'x', scopes: ['all'] }, 'scopes'],
    [{ name: 'x', scopes: 'run' }, 'scopes'],
    [{ name: 'x', scopes: ['run'], expires_at: '2020-01-01' }, 'expires_at'],
    [{ name: 'x', scopes: ['run'], expires_at: '9999-12-31T23:59:59-15:00' }, 'expires_at'],
  ])('are refused as %j', async (body, path) => {
    const refused = await admin('POST', '/api-keys', body);
    expect([refused.status, refused.json.errors[0].path]).toEqual([400, path]);
  });

  it('that do not exist are 404', async () => {
    for (const id of ['0', 'x', '9'.repeat(18)]) {
      expect((await admin('DELETE', `/api-keys/${id}`)).status).toBe(404);
      expect((await admin('POST', `/api-keys/${id}/rotate`, {})).status).toBe(404);
    }
  });

  it('are never stored under an Idempotency-Key', async () => {
    const headers = { 'x-api-key': ADMIN, 'content-type': 'application/json', 'idempotency-key': 'k' };
    const init = { method: 'POST', headers, body: '{"name":"twice","scopes":["run"]}' };
    expect((await api.request('/api-keys', init)).status).toBe(400);
  });

  it('leave their name, and no secret, in the audit log', async () => {
    const boss = await issue('boss', { scopes: ['admin'] });
    const { id } = (await send(api, boss.key, 'POST', '/api-keys', { name: 'theirs', scopes: ['read'] }))
      .json;
    await send(api, boss.key, 'DELETE', `/api-keys/${id}`);
    const rows = await api.dataSource.query(
      'select actor, action, after::text from audit_log where subject = $1 order by id',
      [`api-keys/${id}`],
    );
    expect(rows.map(({ actor, action }: Record<string, string>) => [actor, action])).toEqual([
      ['boss', 'api_key.issue'],
      ['boss', 'api_key.revoke'],
    ]);
    await send(api, boss.key, 'POST', '/checkpoints/reset', {
      source: 'csv',
      partition: 'prices.csv',
      reason: 'r',
    });
    const [last] = await api.dataSource.query('select actor, action from audit_log order by id desc limit 1');
    expect(last).toEqual({ actor: 'boss', action: 'checkpoint.reset' });
    const [{ kept }] = await api.dataSource.query('select json_agg(a)::text as kept from audit_log a');
    expect(kept).not.toContain(boss.key.split('_')[2]);
    expect(kept).not.toContain('hash');
  });

  const startRunAt = (at: Api, key: string) => send(at, key, 'POST', '/runs', { source: 'nowhere' });
});

describe('scopes', () => {
  let api: Api;
  const keys: Record<string, string> = {};
  const headersOf = (name: string): Record<string, string> =>
    keys[name] === undefined ? {} : { 'x-api-key': keys[name] };
  beforeAll(async () => {
    api = await startApi({
      READS: 'closed',
      ADMIN_API_KEY: ADMIN,
      SOURCES: 'csv',
      RATE_LIMIT_WRONG_KEYS: '0',
    });
    for (const scope of ['read', 'run', 'admin'] as const) keys[scope] = await keyOf(api, scope);
    keys.environment = ADMIN;
    keys.wrong = `kas_${'0'.repeat(12)}_${'0'.repeat(64)}`;
  });
  afterAll(() => api.stop());

  /** None passes a guard without doing anything: what passes is refused for another reason. */
  it.each([
    ['GET', '/data', 'read'],
    ['GET', '/stats', 'read'],
    ['GET', '/runs/1', 'read'],
    ['GET', '/assets/bitcoin', 'read'],
    ['GET', '/health', 'read'],
    ['GET', '/metrics', 'read'],
    ['GET', '/docs', 'read'],
    ['GET', '/docs-json', 'read'],
    ['GET', '/%64ocs-json', 'read'],
    ['GET', '/docs/swagger-ui.css', 'read'],
    ['HEAD', '/data', 'read'],
    ['POST', '/runs', 'run'],
    ['POST', '/runs/0/cancel', 'run'],
    ['POST', '/sources/nowhere/replay', 'admin'],
    ['POST', '/rejections/0/discard', 'admin'],
    ['POST', '/rejections/replay', 'admin'],
    ['POST', '/checkpoints/reset', 'admin'],
    ['POST', '/checkpoints/set', 'admin'],
    ['POST', '/drift/0/accept', 'admin'],
    ['POST', '/drift/0/dismiss', 'admin'],
    ['POST', '/anomalies/0/acknowledge', 'admin'],
    ['POST', '/assets/merge', 'admin'],
    ['POST', '/assets/undo', 'admin'],
    ['GET', '/api-keys', 'admin'],
    ['POST', '/api-keys', 'admin'],
    ['POST', '/api-keys/0/rotate', 'admin'],
    ['DELETE', '/api-keys/0', 'admin'],
  ])('%s %s requires %s, with reads closed', async (method, path, needed) => {
    const order = ['read', 'run', 'admin'];
    for (const name of ['none', 'wrong', ...order, 'environment']) {
      const reply = await api.request(path, { method, headers: headersOf(name) });
      const passes = name === 'environment' || order.indexOf(name) >= order.indexOf(needed);
      const expected = order.includes(name) ? 403 : 401;
      if (passes) expect([401, 403]).not.toContain(reply.status);
      else expect([name, reply.status]).toEqual([name, expected]);
      if (passes || method === 'HEAD') continue;
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(reply.headers.get('www-authenticate')).toContain(`scope="${needed}"`);
      expect(reply.json.detail).toContain(`the scope ${needed}`);
    }
  });

  it('probes require none', async () => {
    for (const path of ['/health/live', '/health/ready']) expect((await api.get(path)).status).toBe(200);
  });

  it('the OpenAPI document names the scope of each operation', async () => {
    const { json } = await api.get('/docs-json', headersOf('read'));
    expect(Object.keys(json.components.securitySchemes)).toEqual(['key']);
    for (const [path, operations] of Object.entries<Json>(json.paths))
      for (const [method, { security, responses, description, ...more }] of Object.entries<Json>(
        operations,
      )) {
        const needed = more['x-required-scope'];
        const open =
          ['/health/live', '/health/ready'].includes(path) || (path === '/session' && method !== 'post');
        expect([path, method, needed !== undefined]).toEqual([path, method, !open]);
        if (open) continue;
        expect([path, method, security]).toEqual([path, method, [{ key: [] }]]);
        expect(['read', 'run', 'admin']).toContain(needed);
        expect([path, description]).toEqual([path, expect.stringContaining(`scope \`${needed}\`.`)]);
        expect([path, method, ...Object.keys(responses)]).toEqual(
          expect.arrayContaining(['401', '403', '429']),
        );
      }
  });
});

it('with reads open, only changes require a key', async () => {
  const api = await startApi();
  for (const path of ['/data', '/health', '/metrics', '/docs-json'])
    expect([path, (await api.get(path)).status]).toEqual([path, 200]);
  const { status, json } = await send(api, null, 'POST', '/runs', { source: 'csv' });
  expect([status, json.detail]).toEqual([401, expect.stringMatching(/scope run.*ADMIN_API_KEY.*make key/)]);
  await api.stop();
});
