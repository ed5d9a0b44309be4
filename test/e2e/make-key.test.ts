import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { KeyCommand } from '../../src/cli/key-command.js';
import { ConfigError } from '../../src/config/config.js';
import { spawnTypeScript } from '../support/child.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

it('make key prints only a key, which works on a service without ADMIN_API_KEY', async () => {
  const child = spawnTypeScript('src/key.ts', ['ops', 'read,admin', '2100-01-31'], {
    DATABASE_URL: api.url,
  });
  const [said, [status]] = await Promise.all([text(child.stdout!), once(child, 'close')]);
  expect([status, said]).toEqual([0, expect.stringMatching(/^kas_[0-9a-f]{12}_[0-9a-f]{64}\n$/)]);
  const { json } = await api.get('/api-keys', { 'x-api-key': said.trim() });
  expect(json.data).toEqual([
    expect.objectContaining({
      name: 'ops',
      scopes: ['read', 'admin'],
      expires_at: '2100-01-31T00:00:00.000Z',
    }),
  ]);
  const [{ actor }] = await api.dataSource.query('select actor from audit_log order by id desc limit 1');
  expect(actor).toBe('make key');
});

it.each([
  [{ name: undefined, scopes: 'run' }, /^usage: make key .*name:/s],
  [{ name: 'a;b', scopes: 'run' }, /name: expected/],
  [{ name: 'x', scopes: '' }, /scopes: expected some of read, run, admin/],
  [{ name: 'x', scopes: 'run,all' }, /scopes: expected some of read, run, admin/],
  [{ name: 'x', scopes: 'run', expiresAt: '2020-01-01' }, /expiresAt: expected a date in the future/],
  [{ name: 'x', scopes: 'run', expiresAt: 'soon' }, /expiresAt: expected a date such as/],
])('explains what is wrong with %j', async (given, message) => {
  const wanted = new KeyCommand(api.dataSource).issue({ expiresAt: undefined, ...given });
  await expect(wanted).rejects.toThrow(ConfigError);
  await expect(wanted).rejects.toThrow(message);
});

it('reports that a name is in use', async () => {
  const command = new KeyCommand(api.dataSource);
  const wanted = { name: 'twice', scopes: 'run', expiresAt: undefined };
  await command.issue(wanted);
  await expect(command.issue(wanted)).rejects.toThrow(/"twice" already exists: rotate it/);
});
