import { PinoLogger } from 'nestjs-pino';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { RequestCounts } from './request-counts.js';

const MINUTE = 60_000;
let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
afterEach(() => jest.restoreAllMocks());

const replica = () =>
  new RequestCounts(database.dataSource, new PinoLogger({ pinoHttp: { level: 'silent' } }));
const countsOf = (client: string) =>
  database.dataSource.query('select * from request_counts where client = $1', [client]);

it('counts each request of a client once, across two replicas at the same time', async () => {
  const replicas = [replica(), replica()];
  const seen = await Promise.all(
    Array.from({ length: 40 }, (_, n) => replicas[n % 2]!.increment('both', MINUTE, 25)),
  );
  expect(seen.filter(({ isBlocked }) => !isBlocked)).toHaveLength(25);
  expect(new Set(seen.filter(({ isBlocked }) => !isBlocked).map(({ totalHits }) => totalHits)).size).toBe(25);
});

it('counts each client separately, and says how long its window lasts', async () => {
  const one = replica();
  await one.increment('a', MINUTE, 1);
  expect(await one.increment('b', MINUTE, 1)).toEqual({
    totalHits: 1,
    timeToExpire: 60,
    isBlocked: false,
    timeToBlockExpire: 0,
  });
  const refused = await one.increment('a', MINUTE, 1);
  expect(refused).toMatchObject({ totalHits: 2, isBlocked: true });
  expect(refused.timeToBlockExpire).toBeGreaterThan(50);
});

it('starts a new window when the old one has ended', async () => {
  const one = replica();
  for (let n = 0; n < 3; n++) await one.increment('again', MINUTE, 2);
  await database.dataSource.query(`update request_counts set ends_at = now() - interval '1 second'`);
  expect(await replica().increment('again', MINUTE, 2)).toMatchObject({ totalHits: 1, isBlocked: false });
});

it('does not query the database again for a refused client', async () => {
  const one = replica();
  for (let n = 0; n < 2; n++) await one.increment('flood', MINUTE, 1);
  const query = jest.spyOn(database.dataSource, 'query');
  for (let n = 0; n < 5; n++)
    expect(await one.increment('flood', MINUTE, 1)).toMatchObject({ isBlocked: true });
  expect(query).not.toHaveBeenCalled();
});

it('removes only windows that have ended, using an index', async () => {
  const one = replica();
  await one.increment('kept', MINUTE, 1);
  await one.increment('over', MINUTE, 1);
  await database.dataSource.query(
    `update request_counts set ends_at = now() - interval '1 second' where client = 'over'`,
  );
  await one.sweep();
  expect(await countsOf('over')).toEqual([]);
  expect(await countsOf('kept')).toHaveLength(1);
});

it('counts locally while the database is unavailable', async () => {
  const one = replica();
  await one.increment('alone', MINUTE, 2);
  await database.dataSource.query('alter table request_counts rename to away');
  const seen = [];
  for (let n = 0; n < 3; n++) seen.push(await one.increment('alone', MINUTE, 2));
  expect(seen.map(({ isBlocked }) => isBlocked)).toEqual([false, false, true]);
  await database.dataSource.query('alter table away rename to request_counts');
  expect(await one.increment('alone', MINUTE, 2)).toMatchObject({ totalHits: 2, isBlocked: false });
  one.onModuleDestroy();
});
