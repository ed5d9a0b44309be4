import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { parseConfig } from '../../src/config/config.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { DatabaseUnavailable, migrate } from '../../src/database/migrate.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET, startContext } from '../support/app.js';
import { createEmptyDatabase } from '../support/database.js';
import { queryServer } from '../support/server.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { until } from '../support/until.js';

const id = randomBytes(4).toString('hex');
const roles = { owner: `owner_${id}`, service: `service_${id}` };
const password = randomBytes(12).toString('hex');
let database: { url: string; drop(): Promise<void> };
let owner: string;
let service: string;

const as = (role: string) => Object.assign(new URL(database.url), { username: role, password }).href;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  database = await createEmptyDatabase();
  await queryServer(`create role ${roles.owner} login createrole password '${password}'`);
  await queryServer(`alter database ${new URL(database.url).pathname.slice(1)} owner to ${roles.owner}`);
  owner = as(roles.owner);
  service = as(roles.service);
});
afterAll(async () => {
  await database.drop();
  await queryServer(`drop role if exists ${roles.service}`);
  await queryServer(`drop role ${roles.owner}`);
});

describe('a role that owns nothing', () => {
  it('is created by the owner, who migrates, and finds the schema up to date', async () => {
    expect((await migrate(owner, service)).length).toBeGreaterThan(0);
    expect(await migrate(service)).toEqual([]);
    expect(await migrate(owner, service)).toEqual([]);
  });

  it('reports who must migrate if the schema is outdated', async () => {
    const connected = await new DataSource(dataSourceOptions(owner, 1)).initialize();
    const [last] = await connected
      .query<[{ name: string; timestamp: string }]>(
        'delete from migrations where id = (select max(id) from migrations) returning *',
      )
      .then(([rows]) => rows as unknown as [{ name: string; timestamp: string }]);
    const refused: unknown = await migrate(service).catch((error: unknown) => error);
    await connected.query('insert into migrations (timestamp, name) values ($1, $2)', [
      last.timestamp,
      last.name,
    ]);
    await connected.destroy();
    expect(refused).toBeInstanceOf(DatabaseUnavailable);
    expect((refused as Error).message).toContain('MIGRATION_DATABASE_URL');
  });

  it.each([
    'drop table quotes',
    'alter table quotes add more text',
    'truncate quotes',
    'create table mine (id int)',
    'create schema mine',
    'drop index quotes_time_idx',
    'drop schema pgboss cascade',
    `insert into migrations (timestamp, name) values (1, 'made up')`,
    `alter role current_user createrole`,
    "copy quotes to program 'cat'",
  ])('may not %s', async (statement) => {
    const connected = await new DataSource(dataSourceOptions(service, 1)).initialize();
    const code = await codeOf(connected.query(statement));
    await connected.destroy();
    expect(code).toBe('42501');
  });

  it('takes a run from the queue, stores it, and prunes', async () => {
    const source = new PageSource('lists', 'csv', {
      all: [
        [
          { symbol: 'A', at: '2020-01-01T00:00:00Z', price: '1' },
          { symbol: 'A', at: '2021-01-01T00:00:00Z', price: '2' },
        ],
      ],
    });
    const app = await startContext(service, [source]);
    expect(await runToEnd(app, 'lists')).toMatchObject({ status: 'succeeded', stored: '2' });
    await app.close();
    const connected = await new DataSource(dataSourceOptions(service, 2)).initialize();
    const config = parseConfig({ RETENTION_QUOTES: '1y', RETENTION_RAW: '1h', RETENTION_RUNS: '1h' });
    const { counts } = await new Pruner(config, connected, new PrunesRepository(connected)).prune({
      trigger: 'cli',
    });
    await connected.destroy();
    expect(counts.quotes).toEqual({ dropped: 1, kept: 1 });
  });

  it('serves the whole service: a real CSV run, the API, health and metrics', async () => {
    let running: Service | undefined;
    try {
      running = await startService({
        ...QUIET,
        ROLE: 'all',
        DATABASE_URL: service,
        HOST: '127.0.0.1',
        PORT: '0',
        RATE_LIMIT: '0',
        SOURCES: 'csv',
        CSV_PATH: 'seed-data',
      });
      await runToEnd(running.app, 'csv');
      const get = async (path: string) => {
        const response = await fetch(running!.url + path);
        return { status: response.status, text: await response.text() };
      };
      const data = await get('/data?source=csv&limit=1');
      expect(JSON.parse(data.text)).toMatchObject({ data: [{ source: 'csv' }] });
      for (const path of ['/stats', '/runs', '/sources', '/assets', '/rejections', '/drift', '/anomalies'])
        expect([path, (await get(path)).status]).toEqual([path, 200]);
      await until(async () => (await get('/health')).status === 200);
      expect((await get('/metrics')).text).toContain('kasparro_database_up 1');
    } finally {
      await running?.stop();
    }
  });
});
