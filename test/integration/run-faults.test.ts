import type { INestApplicationContext } from '@nestjs/common';
import { ResilientClient } from '../../src/database/connection.js';
import { FatalError } from '../../src/domain/errors.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';
import { pages, succeeded } from '../support/page-runs.js';

let source: PageSource;

const { database, query, startApp } = useApps();
beforeEach(() => {
  source = new PageSource('lists', 'api', { all: pages });
});
const start = (overrides = {}) => startApp([source], overrides);
const run = (app: INestApplicationContext) => runToEnd(app, 'lists');

it('stops immediately when a key is refused', async () => {
  source.content = { first: pages, second: pages };
  const asked: string[] = [];
  source.beforePage = (_index, { partition }) => {
    asked.push(partition.key);
    throw new FatalError('unauthorized', 'status 401: check API_KEY');
  };
  expect((await run(await start({ WORKER_CONCURRENCY: 1 }))).errorMessage).toContain('check API_KEY');
  expect(asked).toEqual(['first']);
});

it('retries a page that PostgreSQL rolled back because of a deadlock', async () => {
  const service = await start();
  await query('create sequence attempts');
  await query(`create function collide() returns trigger language plpgsql as $$ begin
    if nextval('attempts') < 3 then raise exception using errcode = '40P01'; end if; return new; end $$`);
  await query(
    'create trigger collide before insert on latest_quotes for each statement execute function collide()',
  );
  expect(await run(service)).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
});

it('continues a run that lost its database once that is back, without counting an attempt', async () => {
  const service = await start();
  const name = new URL(database.url).pathname.slice(1);
  const admin = new ResilientClient({ connectionString: database.url.replace(/[^/]+$/, 'postgres') });
  await admin.connect();
  const away = Promise.withResolvers<void>();
  source.beforePage = async (index) => {
    if (index !== 1) return;
    source.beforePage = () => undefined;
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    away.resolve();
  };
  const { ended } = await startRun(service, { source: 'lists', trigger: 'cli' });
  await away.promise;
  // Long enough for the first attempts to return the partition to be refused.
  await admin.query('select pg_sleep(0.5)');
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  expect(await ended).toMatchObject({ status: 'succeeded', pages: 3, errorMessage: null });
  expect(await query('select attempts, failures from run_partitions')).toEqual([
    { attempts: 2, failures: 0 },
  ]);
  expect(await query('select from quotes')).toHaveLength(5);
});

it('reports that a run out of time resumes at the next tick of its schedule', async () => {
  source = new PageSource('csv', 'api', { all: pages });
  const service = await start({ RUN_TIME_BUDGET: 0, SCHEDULE_CSV: '0 0 1 1 *' });
  const ended = await (await startRun(service, { source: 'csv', trigger: 'schedule' })).ended;
  expect(ended).toMatchObject({ status: 'interrupted', errorCode: 'time_budget_spent', pages: 1 });
  expect(ended.resumesAt!.toISOString()).toMatch(/-01-01T00:00:00.000Z$/);
});
