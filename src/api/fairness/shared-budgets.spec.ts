import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { dataSourceOptions } from '../../database/data-source.js';
import { SharedBudgets } from './shared-budgets.js';

let database: TestDatabase;
/** Waits for a connection for as long as it takes: after a timeout, replicas would count locally. */
let patient: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  patient = await new DataSource({ ...dataSourceOptions(database.url, 4), connectTimeoutMS: 0 }).initialize();
});
afterAll(async () => {
  await patient?.destroy();
  await database?.drop();
});
afterEach(() => jest.restoreAllMocks());

const replica = () => new SharedBudgets(patient, new PinoLogger({ pinoHttp: { level: 'silent' } }));
const countsOf = (client: string) =>
  database.dataSource.query('select * from request_counts where client = $1', [client]);

it('charges each cost once across two concurrent replicas, and never overdraws the budget', async () => {
  const replicas = [replica(), replica()];
  const seen = await Promise.all(Array.from({ length: 40 }, (_, n) => replicas[n % 2]!.spend('both', 2, 51)));
  const paid = seen.filter(({ refused }) => !refused);
  expect(new Set(paid.map(({ left }) => left)).size).toBe(25);
  expect(paid).toHaveLength(25);
  expect(await replica().spend('both', 1, 51)).toMatchObject({ refused: false, left: 0 });
});

it('counts units spent by later statements that finished earlier', async () => {
  const slow = patient.createQueryRunner();
  await slow.startTransaction();
  // Fixes the moment from which the statement counts.
  await slow.query('select now()');
  for (let n = 0; n < 3; n++) await replica().spend('fast', 1, 5);
  const late = new SharedBudgets(slow.manager, new PinoLogger({ pinoHttp: { level: 'silent' } }));
  expect(await late.spend('fast', 1, 5)).toMatchObject({ refused: false, left: 1 });
  await slow.commitTransaction();
  await slow.release();
  expect(await countsOf('fast')).toMatchObject([{ hits: 4 }]);
});

it('starts a new window when the clock was set back', async () => {
  await replica().spend('early', 1, 2);
  await database.dataSource.query(`update request_counts set hits = 2, ends_at = now() + interval '1 hour'`);
  expect(await replica().spend('early', 1, 2)).toEqual({ refused: false, left: 1, resetSeconds: 60 });
});

it('counts each client separately, and reports when its window ends', async () => {
  const one = replica();
  await one.spend('a', 1, 1);
  expect(await one.spend('b', 1, 1)).toEqual({ refused: false, left: 0, resetSeconds: 60 });
  const refused = await one.spend('a', 1, 1);
  expect(refused).toMatchObject({ refused: true, left: 0 });
  expect(refused.resetSeconds).toBeGreaterThan(50);
});

it('accepts a cheap request from a client that cannot afford an expensive one', async () => {
  const one = replica();
  await one.spend('dear', 6, 10);
  expect(await one.spend('dear', 5, 10)).toMatchObject({ refused: true, left: 4 });
  expect(await one.spend('dear', 5, 10)).toMatchObject({ refused: true, left: 4 });
  expect(await one.spend('dear', 4, 10)).toMatchObject({ refused: false, left: 0 });
});

it('starts a new window when the old one has ended', async () => {
  const one = replica();
  for (let n = 0; n < 3; n++) await one.spend('again', 1, 2);
  await database.dataSource.query(`update request_counts set ends_at = now() - interval '1 second'`);
  expect(await replica().spend('again', 1, 2)).toMatchObject({ refused: false, left: 1 });
});

it('does not query the database again for a refused client', async () => {
  const one = replica();
  for (let n = 0; n < 2; n++) await one.spend('flood', 1, 1);
  const query = jest.spyOn(patient, 'query');
  for (let n = 0; n < 5; n++) expect(await one.spend('flood', 1, 1)).toMatchObject({ refused: true });
  expect(query).not.toHaveBeenCalled();
});

it('removes only windows that have ended, using an index', async () => {
  const one = replica();
  await one.spend('kept', 1, 1);
  await one.spend('over', 1, 1);
  await database.dataSource.query(
    `update request_counts set ends_at = now() - interval '1 second' where client = 'over'`,
  );
  await one.sweep();
  expect(await countsOf('over')).toEqual([]);
  expect(await countsOf('kept')).toHaveLength(1);
});

it('counts locally while the database is unavailable', async () => {
  const one = replica();
  await one.spend('alone', 1, 2);
  await database.dataSource.query('alter table request_counts rename to away');
  const seen = [];
  for (let n = 0; n < 3; n++) seen.push(await one.spend('alone', 1, 2));
  expect(seen.map(({ refused }) => refused)).toEqual([false, false, true]);
  await database.dataSource.query('alter table away rename to request_counts');
  expect(await one.spend('alone', 1, 2)).toMatchObject({ refused: false, left: 0 });
});
