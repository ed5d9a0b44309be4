import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { isConnectionFault } from '../../src/database/connection-fault.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { DataSource } from 'typeorm';
import { migrationOptions } from '../../src/database/data-source.js';
import { DISTRIBUTED, distribute } from '../../src/database/distribute.js';
import { migrate } from '../../src/database/migrate.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET } from '../support/app.js';
import { CITUS_URL, citusNodes, cutWorkers, urlOfNode } from '../support/citus.js';
import { createOnEachNode, dropOnEachNode } from '../support/citus-databases.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { distributedReads, type Statement } from './distributed-reads.js';

const SOURCES = ['csv', 'coingecko', 'coinpaprika', 'rss'];
const TABLES = Object.keys(DISTRIBUTED);
const LINES = 300;

/** Without a cluster, these tests are reported as skipped. */
const onCluster = CITUS_URL ? describe : describe.skip;

const file = (price: number) =>
  `id,symbol,price_usd,date\n${Array.from({ length: LINES }, (_, coin) => `coin-${coin},C${coin},${price},2026-01-01T00:00:00Z\n`).join('')}`;

onCluster('on a Citus cluster (CITUS_URL)', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let folder: string;
  let service: Service;
  /** Statements on distributed tables, by text, with the parameters of one call. */
  const sent = new Map<string, readonly unknown[]>();
  const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
  const text = async (path: string, accept = '*/*') => {
    const response = await fetch(service.url + path, { headers: { accept, 'x-api-key': 'an-admin-key' } });
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return response.text();
  };
  const get = async (path: string) => JSON.parse(await text(path)) as unknown;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kasparro-citus-'));
    database = await createTestDatabase();
    sandbox = await startSandbox({ tick: 0 });
    const { query: real } = Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
    jest.spyOn(Client.prototype, 'query').mockImplementation(function (
      this: Client,
      ...parameters: unknown[]
    ) {
      const [said, values] = parameters as [string | Statement, unknown[] | undefined];
      const { text = '', values: own } = typeof said === 'string' ? { text: said } : said;
      if (/raw_(api|csv|third_source)_data/.test(text)) sent.set(text, values ?? own ?? []);
      return real.apply(this, parameters) as never;
    });
    service = await startService({
      ...QUIET,
      ...sandbox.env,
      ...{
        DATABASE_URL: database.url,
        CSV_PATH: folder,
        ROLE: 'all',
        HOST: '127.0.0.1',
        PORT: '0',
        RATE_LIMIT: '0',
      },
      ADMIN_API_KEY: 'an-admin-key',
    });
  });
  afterAll(async () => {
    await service.stop();
    jest.restoreAllMocks();
    await sandbox.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('distributes only the tables named in docs/scaling.md, and once', async () => {
    const placed = await query<{ table: string; column: string }>(
      `select table_name::text as "table", distribution_column as "column" from citus_tables order by 1`,
    );
    expect(Object.fromEntries(placed.map(({ table, column }) => [table, column]))).toEqual(DISTRIBUTED);
    expect(await distribute(database.dataSource)).toEqual([]);
  });

  it('ingests, serves, exports, replays and prunes', async () => {
    for (const price of [1, 2]) {
      await writeFile(join(folder, 'prices.csv'), file(price));
      for (const source of SOURCES)
        expect(await runToEnd(service.app, source)).toMatchObject({ status: 'succeeded' });
      sandbox.advance();
    }
    for (const kind of ['api', 'csv']) {
      const [{ id }] = (await query<{ id: string }>(
        `select quote_id(q.listing_id, q.observed_at) as id from quotes q join sources s on s.id = q.source_id
         where s.kind = '${kind}' limit 1`,
      )) as [{ id: string }];
      expect(await get(`/data/${id}/lineage`)).toMatchObject({
        raw: { payload: expect.anything() as unknown },
      });
    }
    const [{ articles }] = (await query(`select count(*)::int as articles from articles`)) as [
      { articles: number },
    ];
    const lines = await text('/data?kind=article', 'application/x-ndjson');
    expect(lines.trim().split('\n')).toHaveLength(articles);
    for (const [earlier, later] of await query<{ pair: [string, string] }>(
      `select array[min(id), max(id)] as pair from runs group by source_id`,
    ).then((rows) => rows.map(({ pair }) => pair)))
      await get(`/runs/compare?base=${earlier}&other=${later}`);
    for (const source of SOURCES) {
      const { ended } = await startRun(service.app, { source, trigger: 'api', mode: 'replay' });
      expect(await ended).toMatchObject({ status: 'succeeded', rejected: '0' });
    }
    const config = parseConfig({ RETENTION_RAW: '1h', RETENTION_QUOTES: '1h', RETENTION_RUNS: '1h' });
    const pruner = new Pruner(config, database.dataSource, new PrunesRepository(database.dataSource));
    expect(await pruner.prune({ trigger: 'cli' })).toMatchObject({ isStopped: false });
    const nodes = await query(`select distinct nodename, nodeport from citus_shards where shard_size > 8192`);
    expect(nodes.length).toBeGreaterThan(1);
  }, 200_000);

  it('reads no distributed table as a whole: each statement goes to one shard, or filters on each', async () => {
    expect(sent.size).toBeGreaterThan(10);
    for (const [text, values] of sent)
      for (const read of await distributedReads(database.url, { text, values }))
        expect(read).toMatch(
          /^(insert|copy)|\b(on|where|limit)\b.*(file_id|external_id|\bid\b|run_id)|max\(id\)/i,
        );
  });

  it('distributes existing rows when an installation becomes a cluster', async () => {
    const name = `before_${process.pid}`;
    const url = await createOnEachNode(CITUS_URL!, name);
    const plain = await new DataSource(migrationOptions(url)).initialize();
    try {
      await plain.runMigrations();
      await plain.query(
        `insert into raw_csv_data (file_id, line, payload, run_id, fetched_at)
         select n % 7, n, '[]', 1, now() from generate_series(1, 1000) n`,
      );
      await migrate(url);
      const rows = await plain.query(
        'select count(*)::int as count, sum(line)::int as sum from raw_csv_data',
      );
      expect(rows).toEqual([{ count: 1000, sum: 500_500 }]);
      const placed = await plain.query('select table_name::text from citus_tables order by 1');
      expect(placed).toEqual(TABLES.toSorted().map((table_name) => ({ table_name })));
    } finally {
      await plain.destroy();
      await dropOnEachNode(CITUS_URL!, name);
    }
  });

  it('refuses a worker, and a coordinator without an address, with an explanation', async () => {
    const worker = (await citusNodes(CITUS_URL!)).find(({ isCoordinator }) => !isCoordinator)!;
    const name = `nodes_${process.pid}`;
    const url = await createOnEachNode(CITUS_URL!, name);
    try {
      await expect(migrate(urlOfNode(worker, url))).rejects.toThrow(
        /a worker of a Citus cluster: use the URL of its coord/,
      );
      const client = new ResilientClient({ connectionString: url });
      await client.connect();
      await client.query(
        `select citus_remove_node(nodename, nodeport) from pg_dist_node order by groupid desc`,
      );
      await client.end();
      await expect(migrate(url)).rejects.toThrow(/no address yet: run select citus_set_coordinator_host/);
    } finally {
      await dropOnEachNode(CITUS_URL!, name);
    }
  });

  it.each([
    ['could not commit transaction for shard', []],
    ['failure on connection marked as essential', ['savepoint before', 'rollback to before']],
  ])('recognises “%s”, without a code, as a lost connection', async (message, [before, after]) => {
    const client = new ResilientClient({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(`begin; ${before ?? ''}`);
      await client.query(
        `insert into raw_csv_data (file_id, line, payload, run_id, fetched_at) values (1, 1, '[]', 1, now())`,
      );
      await cutWorkers(database.url);
      const thrown: unknown = await client.query(after ?? '').then(
        () => client.query('commit').catch((error: unknown) => error),
        (error: unknown) => error,
      );
      expect(thrown).toMatchObject({ code: 'XX000', message: expect.stringContaining(message) as unknown });
      expect(isConnectionFault(thrown)).toBe(true);
    } finally {
      await client.end();
    }
  });

  it('keeps every table that it distributes out of foreign keys', async () => {
    const keys = await query<{ name: string }>(
      `select conname as name from pg_constraint where contype = 'f' and conrelid::regclass::text in (${TABLES.map((table) => `'${table}'`).join()})`,
    );
    expect(keys).toEqual([]);
  });
});
