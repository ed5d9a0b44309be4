import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ApiKeysService } from '../../src/access/api-keys.service.js';
import { spawnTypeScript } from '../support/child.js';
import { commandHere } from '../support/command-here.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

async function create(args: readonly string[]) {
  const env = { DATABASE_URL: api.url, LOG_LEVEL: 'silent' };
  const stdio = ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[];
  const child = spawnTypeScript('src/main.ts', ['keys', 'create', ...args], env, { stdio });
  const [said, problem, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { said, problem, status: status as number };
}

const createHere = (args: readonly string[]) =>
  commandHere(['keys', 'create', ...args], { DATABASE_URL: api.url, LOG_LEVEL: 'silent' });

it('kasparro keys create prints only a key, which works on a service without ADMIN_API_KEY', async () => {
  const { said, status } = await create(['ops', '--scopes', 'read,admin', '--expires', '2100-01-31']);
  expect([status, said]).toEqual([0, expect.stringMatching(/^kas_[0-9a-f]{12}_[0-9a-f]{64}\n$/)]);
  const { json } = await api.get('/api-keys', { 'x-api-key': said.trim() });
  expect(json.data.filter(({ name }: { name: string }) => name !== 'twice')).toEqual([
    expect.objectContaining({
      name: 'ops',
      scopes: ['read', 'admin'],
      expires_at: '2100-01-31T00:00:00.000Z',
    }),
  ]);
  const [{ actor }] = await api.dataSource.query('select actor from audit_log order by id desc limit 1');
  expect(actor).toBe('admin');
});

it.each([
  [['a;b', '--scopes', 'run'], /name: expected/],
  [['x', '--scopes', 'run,all'], /scopes must be some of read, run, admin/],
  [['x', '--scopes', 'run', '--expires', '2020-01-01'], /must be in the future/],
])('explains what is wrong with kasparro keys create %j', async (args, message) => {
  expect(await createHere(args)).toEqual({ said: '', problem: expect.stringMatching(message), status: 64 });
});

it('explains that kasparro keys create needs scopes', async () => {
  const { problem, status } = await create(['x']);
  const message = /required option '--scopes <words>' not specified/;
  expect({ problem, status }).toEqual({ problem: expect.stringMatching(message), status: 64 });
});

it('reports that a name is in use', async () => {
  const wanted = { name: 'twice', scopes: ['run'] as const, expiresAt: null };
  await api.service.app.get(ApiKeysService).issue(wanted, 'somebody');
  expect(await createHere(['twice', '--scopes', 'run'])).toEqual({
    said: '',
    problem: expect.stringMatching(/"twice" already exists: rotate it/),
    status: 1,
  });
});
