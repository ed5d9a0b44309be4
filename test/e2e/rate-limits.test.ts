import { once } from 'node:events';
import { ApiKeysRepository } from '../../src/access/api-keys.repository.js';
import { ApiKeysService } from '../../src/access/api-keys.service.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { spawnTypeScript } from '../support/child.js';
import { freePort } from '../support/own-postgres.js';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

const ADMIN = 'an-admin-key';

async function issue({ dataSource }: Api, name: string): Promise<string> {
  const service = new ApiKeysService(dataSource, new ApiKeysRepository(dataSource), new AuditLog());
  return (await service.issue({ name, scopes: ['run'], expiresAt: null }, 'a test')).key;
}

/** Each test has its own address, so that no test uses up the limit of another. */
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` });

describe.each(['memory', 'postgres'])('limits stored in %s', (store) => {
  let api: Api;
  beforeAll(
    async () =>
      (api = await startApi({
        RATE_LIMIT: '3',
        RATE_LIMIT_WRONG_KEYS: '2',
        RATE_LIMIT_STORE: store,
        TRUST_PROXY: '1',
        ADMIN_API_KEY: ADMIN,
      })),
  );
  afterAll(() => api.stop());
  const left = async (headers: Record<string, string>) => {
    const { status, headers: got } = await api.get('/sources', headers);
    return status === 429 ? 'refused' : Number(got.get('ratelimit-remaining'));
  };

  it('count each key separately, from any address, and other clients by address', async () => {
    const [one, two] = [await issue(api, `one of ${store}`), await issue(api, `two of ${store}`)];
    expect(await left({ ...from(1), 'x-api-key': one })).toBe(2);
    expect(await left({ ...from(2), 'x-api-key': one })).toBe(1);
    expect(await left({ ...from(2), authorization: `Bearer ${one}` })).toBe(0);
    expect(await left({ ...from(3), 'x-api-key': one })).toBe('refused');
    expect(await left({ ...from(1), 'x-api-key': two })).toBe(2);
    expect(await left(from(1))).toBe(2);
    expect(await left(from(2))).toBe(2);
  });

  it('appear in headers, even of refusals', async () => {
    for (const remaining of ['2', '1', '0']) {
      const { headers } = await api.get('/stats', from(9));
      expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['3', remaining]);
    }
    const refused = await api.get('/stats', from(9));
    expect([refused.status, refused.json.title]).toEqual([429, 'Too Many Requests']);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    for (const name of ['retry-after', 'ratelimit-reset'])
      expect(Number(refused.headers.get(name))).toBeGreaterThan(0);
  });

  it('refuse clients that guess keys, then even ADMIN_API_KEY from there; issued keys still work', async () => {
    const key = await issue(api, `a neighbour in ${store}`);
    const tried = async (given: string, n: number) => {
      const headers = { ...from(n), 'x-api-key': given };
      const { status, headers: got } = await api.request('/api-keys/0', { method: 'DELETE', headers });
      return status === 429 ? `429 ${Number(got.get('retry-after')) > 0}` : status;
    };
    expect([await tried('guess 1', 20), await tried('guess 2', 20)]).toEqual([401, 401]);
    for (const guess of ['guess 3', ADMIN, 'guess 4']) expect(await tried(guess, 20)).toBe('429 true');
    expect(await tried(key, 20)).toBe(403);
    expect(await tried(ADMIN, 21)).toBe(404);
  });
});

it('two processes on one database together allow as many requests as one', async () => {
  const env = { RATE_LIMIT: '20', RATE_LIMIT_STORE: 'postgres', CLIENT_CONCURRENCY: '0' };
  const api = await startApi(env);
  const port = await freePort();
  const other = spawnTypeScript('src/main.ts', ['start'], {
    ...env,
    DATABASE_URL: api.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    ROLE: 'api',
    LOG_LEVEL: 'silent',
  });
  const closed = once(other, 'close');
  try {
    const up = () =>
      fetch(`http://127.0.0.1:${port}/health/live`).then(
        () => true,
        () => false,
      );
    await until(async () => other.exitCode !== null || (await up()));
    const key = await issue(api, 'everywhere');
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const url = n % 2 ? api.service.url : `http://127.0.0.1:${port}`;
        const reply = await fetch(`${url}/sources`, { headers: { 'x-api-key': key } });
        await reply.arrayBuffer();
        return reply.status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  } finally {
    other.kill('SIGTERM');
    await closed;
    await api.stop();
  }
});
