import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { startProxy } from '../../test/support/proxy.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { parseConfig } from '../config/config.js';
import { queueOptions } from '../queue/queue-options.js';
import { connectTimeout, createPool, openClient, LimitedClient } from './connection.js';
import { dataSourceOptions } from './data-source.js';
import { preparedStatement } from '../domain/prepared.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Settings = Record<string, string>;
const SETTINGS = `select json_object_agg(name, setting) as settings from pg_settings
  where name ~ '^tcp_|_timeout$|^jit$'`;
const WATCHED = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  jit: 'off',
};

it.each([
  ['', 5000],
  ['?connect_timeout=60', 60_000],
  ['?sslmode=disable&connect_timeout=0', 0],
  ['?connect_timeout=-1', 0],
  ['?connect_timeout=soon', 5000],
])('a connection to postgres://host/name%s may take %i ms', (query, milliseconds) => {
  expect(connectTimeout(`postgres://host/name${query}`)).toBe(milliseconds);
});

describe('every connection', () => {
  it('of the service and of the queue waits for as long as the URL says', () => {
    const url = 'postgres://host/name?connect_timeout=60';
    expect(dataSourceOptions(url).connectTimeoutMS).toBe(60_000);
    expect(queueOptions(parseConfig({ DATABASE_URL: url })).connectionTimeoutMillis).toBe(60_000);
  });

  it('of the service sets when the server closes an idle connection', async () => {
    const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    const [row] = await dataSource.query<[{ settings: Settings }]>(SETTINGS);
    await dataSource.destroy();
    const limits = { statement_timeout: '60000', lock_timeout: '10000' };
    const idle = { idle_in_transaction_session_timeout: '15000' };
    expect(row.settings).toMatchObject({ ...WATCHED, ...limits, ...idle, tcp_user_timeout: '20000' });
  });

  it('of the queue does the same', async () => {
    const pool = createPool(queueOptions(parseConfig({ DATABASE_URL: database.url })));
    const { rows } = await pool.query<{ settings: Settings }>(SETTINGS);
    expect(rows[0]!.settings).toMatchObject({ ...WATCHED, tcp_user_timeout: '20000', lock_timeout: '10000' });
    await pool.end();
  });

  it('plans a marked statement only once, unlike others', async () => {
    const pool = createPool({ connectionString: database.url, max: 1 });
    const marked = preparedStatement('select $1::int + 1 as sum');
    for (const value of [1, 2])
      expect((await pool.query(marked, [value])).rows).toEqual([{ sum: value + 1 }]);
    await pool.query('select $1::int + 2', [1]);
    const { rows } = await pool.query(
      'select statement, (generic_plans + custom_plans)::int as used from pg_prepared_statements',
    );
    expect(rows).toEqual([{ statement: marked, used: 2 }]);
    await pool.end();
  });

  it('of the queue plans repeated statements once', async () => {
    const pool = createPool({ ...queueOptions(parseConfig({ DATABASE_URL: database.url })), max: 1 });
    for (let time = 0; time < 12; time++) await pool.query('select $1::int * 2', [time]);
    const { rows } = await pool.query<{ statement: string }>('select statement from pg_prepared_statements');
    expect(rows).toEqual([{ statement: 'select $1::int * 2' }]);
    await pool.end();
  });

  it('of a backup has no statement timeout', async () => {
    const client = await openClient(database.url, 'kasparro-test');
    const { rows } = await client.query<{ settings: Settings }>(SETTINGS);
    expect(rows[0]!.settings).toMatchObject({
      ...WATCHED,
      statement_timeout: '0',
      tcp_user_timeout: '120000',
    });
    await client.end();
  });

  it.each([
    ['datestyle', 'German'],
    ['datestyle', 'SQL, DMY'],
    ['timezone', 'America/New_York'],
    ['intervalstyle', 'iso_8601'],
    ['extra_float_digits', '-3'],
    ['bytea_output', 'escape'],
    ['standard_conforming_strings', 'off'],
    ['search_path', 'elsewhere'],
    ['default_transaction_isolation', 'serializable'],
  ])('reads and writes the same if the database sets %s to %s', async (name, value) => {
    const setting = `alter database ${new URL(database.url).pathname.slice(1)}`;
    const setTo = name === 'search_path' ? value : `'${value}'`;
    await database.dataSource.query(`${setting} set ${name} = ${setTo}`);
    const pool = createPool({
      ...(dataSourceOptions(database.url).extra as object),
      connectionString: database.url,
    });
    const client = await openClient(database.url, 'kasparro-test');
    const read = `select timestamptz '2026-03-04T05:06:07.891Z' as at, timestamptz '2026-03-04T05:06:07Z'::text as text,
      interval '1 day 2 hours'::text as span, 0.1::float8 + 0.2::float8 as float, '\\x41'::bytea::text as bytes,
      length('\\\\') as backslashes, to_regclass('quotes')::text as table, current_setting('transaction_isolation') as isolation`;
    try {
      for (const session of [pool, client])
        expect((await session.query<object>(read)).rows).toEqual([
          {
            ...{ at: new Date('2026-03-04T05:06:07.891Z'), text: '2026-03-04 05:06:07+00' },
            ...{ span: '1 day 02:00:00', float: 0.1 + 0.2, bytes: '\\x41', backslashes: 2, table: 'quotes' },
            isolation: 'read committed',
          },
        ]);
    } finally {
      await Promise.all([pool.end(), client.end()]);
      await database.dataSource.query(`${setting} reset ${name}`);
    }
  });

  it('keeps its settings and name, and adds the options of the URL', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c work_mem=5MB');
    url.searchParams.set('application_name', 'mine');
    const client = await openClient(url.href, 'kasparro-test');
    const { rows } = await client.query<object>(
      `select current_setting('jit') as jit, current_setting('work_mem') as memory, current_setting('application_name') as name`,
    );
    await client.end();
    expect(rows).toEqual([{ jit: 'off', memory: '5MB', name: 'kasparro-test' }]);
  });

  it('of the service is replaced once the server refuses to write, as after a failover', async () => {
    const setting = `alter database ${new URL(database.url).pathname.slice(1)}`;
    await database.dataSource.query(`${setting} set default_transaction_read_only = on`);
    const service = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    const write = () =>
      service.transaction((tx) => tx.query(`insert into sources (name, kind) values ('new', 'api')`));
    try {
      await expect(write()).rejects.toMatchObject({ code: '25006' });
      await database.dataSource.query(`${setting} reset default_transaction_read_only`);
      await write();
    } finally {
      await service.destroy();
    }
  });

  it('rejects its statement when it is cut, without ending the process', async () => {
    const client = await openClient(database.url, 'kasparro-test');
    const waiting = client.query('select pg_sleep(60)').catch((error: Error) => error.message);
    await database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kasparro-test'`,
    );
    expect(await waiting).toMatch(/terminat/);
    await client.end();
  });
});

describe('a connection whose packets are dropped silently', () => {
  const through = async (url: string): Promise<LimitedClient & Client> => {
    const client = new LimitedClient({ ...(dataSourceOptions(url).extra as object), connectionString: url });
    await client.connect();
    return client;
  };

  it('is dropped while a statement waits for its answer', async () => {
    const proxy = await startProxy(database.url);
    const client = await through(proxy.url);
    client.setSilenceLimit(200);
    proxy.swallow();
    await expect(client.query('select 1')).rejects.toThrow(/no response from the database for 0.2 seconds/);
    await client.end();
    await proxy.close();
  });

  it('is kept while idle, however long', async () => {
    const client = await through(database.url);
    client.setSilenceLimit(20);
    await database.dataSource.query('select pg_sleep(0.2)');
    client.setSilenceLimit(60_000);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });
});
