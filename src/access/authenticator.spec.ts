import { PinoLogger } from 'nestjs-pino';
import { parseConfig } from '../config/config.js';
import { AuditLog } from '../audit/audit-log.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { Authenticator } from './authenticator.js';

let database: TestDatabase;
let keys: ApiKeysRepository;
let service: ApiKeysService;

beforeAll(async () => {
  database = await createTestDatabase();
  keys = new ApiKeysRepository(database.dataSource);
  service = new ApiKeysService(database.dataSource, keys, new AuditLog());
});
afterAll(() => database.drop());

const authenticator = (env = {}) =>
  new Authenticator(parseConfig(env), keys, new PinoLogger({ pinoHttp: { level: 'silent' } }));
const issue = (name: string, expiresAt: Date | null = null) =>
  service.issue({ name, scopes: ['run'], expiresAt }, 'a test');

it('identifies the owner of a key, and accepts no other secret', async () => {
  const { row, key } = await issue('ops');
  const found = await authenticator().authenticate(key);
  expect(found).toEqual({ name: 'ops', id: row.id, scopes: ['run'], issued: true });
  const changed = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
  for (const wrong of [changed, `${key}0`, key.toUpperCase(), '', 'kas_', row.prefix])
    expect(await authenticator().authenticate(wrong)).toBeNull();
});

it('stores only the hash', async () => {
  const { row, key } = await issue('hashed');
  const [stored] = await database.dataSource.query('select k::text as text from api_keys k where id = $1', [
    row.id,
  ]);
  expect(stored.text).toContain(row.prefix);
  expect(stored.text).not.toContain(key.split('_')[2]);
});

it('accepts ADMIN_API_KEY', async () => {
  const one = authenticator({ ADMIN_API_KEY: 'thought-of' });
  expect(await one.authenticate('thought-of')).toMatchObject({
    name: 'admin',
    scopes: ['admin'],
    issued: false,
  });
  expect(await one.authenticate('thought-off')).toBeNull();
  expect(await authenticator().authenticate('thought-of')).toBeNull();
});

describe('with a cached key', () => {
  /** From now on, the clock stands still at this time from now. */
  const later = (ms: number) => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + ms);
  };
  afterEach(() => jest.restoreAllMocks());

  it('does not query for five seconds, then notices that the key was revoked', async () => {
    const { row, key } = await issue('seen');
    const one = authenticator();
    later(0);
    await one.authenticate(key);
    await service.revoke(row.id, 'a test');
    const asked = jest.spyOn(keys, 'findUsable');
    expect(await one.authenticate(key)).not.toBeNull();
    expect(asked).not.toHaveBeenCalled();
    later(5001);
    expect(await one.authenticate(key)).toBeNull();
  });

  it('expires it to the second', async () => {
    const { key } = await issue('expiring', new Date(Date.now() + 30_000));
    const one = authenticator();
    expect(await one.authenticate(key)).not.toBeNull();
    later(30_001);
    expect(await one.authenticate(key)).toBeNull();
  });

  it('accepts it for ten minutes while the database is unavailable', async () => {
    const { key } = await issue('patient');
    const one = authenticator();
    await one.authenticate(key);
    jest.spyOn(keys, 'findUsable').mockRejectedValue(new Error('gone'));
    later(60_000);
    expect(await one.authenticate(key)).not.toBeNull();
    expect(await one.authenticate(key.slice(0, -1) + (key.endsWith('0') ? '1' : '0'))).toBeNull();
    later(600_001);
    await expect(one.authenticate(key)).rejects.toThrow('gone');
  });

  it('records its use once a minute', async () => {
    const { row, key } = await issue('used');
    const touched = jest.spyOn(keys, 'touch');
    const one = authenticator();
    await one.authenticate(key);
    later(30_000);
    await one.authenticate(key);
    expect(touched).toHaveBeenCalledTimes(1);
    await touched.mock.results[0]!.value;
    const listed = (await keys.list(50)).find(({ id }) => id === row.id);
    expect(listed?.lastUsedAt).toBeInstanceOf(Date);
  });
});
