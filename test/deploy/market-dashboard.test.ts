import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { parse } from 'yaml';
import { migrate } from '../../src/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { seed } from '../support/seed.js';
import { queryServer } from '../support/server.js';

interface Panel {
  title: string;
  type: string;
  datasource?: { uid: string };
  targets?: { rawSql: string; format: string }[];
}
interface Dashboard {
  panels: Panel[];
  templating: { list: { name: string; query: string; datasource: { uid: string } }[] };
}
const { panels, templating } = JSON.parse(
  readFileSync('deploy/grafana/dashboards/market.json', 'utf8'),
) as Dashboard;
const drawn = panels.filter(({ type }) => type !== 'row');

/** What Grafana turns a statement into. */
const expanded = (sql: string) =>
  sql
    .replace(/\$__timeFilter\(([\w.]+)\)/g, `$1 between '2026-01-01T00:00:00Z' and '2026-01-03T00:00:00Z'`)
    .replaceAll('$__interval', '1m')
    .replaceAll('${asset:sqlstring}', `'bitcoin'`)
    .replaceAll('${currency:sqlstring}', `'USD'`);

const role = `reader_${randomBytes(4).toString('hex')}`;
const password = randomBytes(12).toString('hex');
let database: TestDatabase;
let reader: Client;
let readerUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.dataSource);
  await database.dataSource.query(`update latest_quotes set observed_at = now() - interval '10 min'`);
  await database.dataSource.query(
    `insert into article_assets (article_id, asset_id, confidence, evidence) values (1, 1, 1, '[]')`,
  );
  readerUrl = Object.assign(new URL(database.url), { username: role, password }).href;
  await migrate(database.url, database.url, readerUrl);
  reader = new ResilientClient({ connectionString: readerUrl });
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await database.drop();
  await queryServer(`drop role ${role}`);
});

describe('the market dashboard, as the role of READER_DATABASE_URL', () => {
  it.each(drawn.map((panel) => [panel.title, panel] as const))('shows %s', async (_title, { targets }) => {
    expect(targets).toHaveLength(1);
    const [{ rawSql, format }] = targets as [{ rawSql: string; format: string }];
    expect(expanded(rawSql)).not.toContain('$');
    const { rows, fields } = await reader.query<Record<string, unknown>>(expanded(rawSql));
    expect(rows.length).toBeGreaterThan(0);
    if (format === 'time_series')
      expect([fields[0]!.name, rows[0]!.time]).toEqual(['time', expect.any(Date)]);
  });

  it.each(templating.list)('offers a choice of $name', async ({ query }) => {
    const { rows } = await reader.query<Record<string, string>>(expanded(query));
    expect(rows.map((row) => Object.values(row)[0])).toContain(
      query.includes('currency') ? 'USD' : 'bitcoin',
    );
  });

  it('measures the spread between the lowest and the highest source', async () => {
    const { targets } = drawn.find(({ title }) => title === 'Widest spreads now')!;
    const { rows } = await reader.query<{ asset: string; spread: number }>(expanded(targets![0]!.rawSql));
    const expected = await database.dataSource.query<{ asset: string; spread: number }[]>(
      `select a.name as asset, (max(n.price) / min(n.price) - 1)::float8 as spread
       from latest_quotes n join listings l on l.id = n.listing_id join assets a on a.id = l.asset_id
       where n.price > 0 group by a.name having count(distinct l.source_id) > 1 order by spread desc`,
    );
    expect(rows.map(({ asset }) => asset)).toEqual(expected.map(({ asset }) => asset));
    for (const [index, { spread }] of rows.entries()) expect(spread).toBeCloseTo(expected[index]!.spread, 9);
  });

  it('uses the provisioned data source, under the role that Compose creates', () => {
    const provisioned = parse(
      readFileSync('deploy/grafana/provisioning/datasources/postgres.yml', 'utf8'),
    ) as { datasources: [{ uid: string; user: string; secureJsonData: { password: string } }] };
    const [{ uid, user, secureJsonData }] = provisioned.datasources;
    const used = [
      ...drawn.map(({ datasource }) => datasource),
      ...templating.list.map((one) => one.datasource),
    ];
    expect(new Set(used.map((one) => one!.uid))).toEqual(new Set([uid]));
    expect(secureJsonData.password).toBe('$READER_PASSWORD');
    const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
      services: Record<string, { environment: Record<string, string> }>;
    };
    expect(services.grafana!.environment).toHaveProperty('READER_PASSWORD');
    expect(services.migrate!.environment.READER_DATABASE_URL).toMatch(`postgres://${user}:`);
    expect(readFileSync('scripts/compose.sh', 'utf8')).toContain('secret READER_PASSWORD');
  });
});

describe('the role of READER_DATABASE_URL', () => {
  const DENIED = '42501';
  const codeOf = (sql: string) =>
    reader.query(sql).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  it('may read only tables of market data', async () => {
    const { rows } = await reader.query<{ table: string }>(
      `select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
         and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') order by 1`,
    );
    expect(rows.map(({ table }) => table)).toEqual([
      ...['public.article_assets', 'public.articles', 'public.asset_aliases', 'public.asset_slugs'],
      ...['public.assets', 'public.candles', 'public.fx_rates', 'public.latest_quotes', 'public.listings'],
      ...['public.quotes', 'public.sources'],
    ]);
  });

  it.each([
    ['api_keys', 'select * from api_keys'],
    ['secrets of webhooks', 'select * from webhook_secrets'],
    ['webhooks', 'select * from webhooks'],
    ['payloads', 'select * from raw_api_data'],
    ['cursors', 'select * from checkpoints'],
    ['jobs', 'select * from pgboss.job'],
  ])('may not read %s', async (_what, sql) => {
    expect(await codeOf(sql)).toBe(DENIED);
  });

  it.each([
    ['insert', `insert into sources (name, kind) values ('x', 'api')`],
    ['update', 'update quotes set price = 1'],
    ['delete', 'delete from quotes'],
    ['truncate', 'truncate quotes'],
    ['create tables', 'create table mine (id int)'],
    ['call what writes', `select note_for_webhooks('run.failed', 1::smallint, 0, '{}')`],
  ])('may not %s', async (_what, sql) => {
    expect(await codeOf(sql)).toBe(DENIED);
  });

  it('is a separate role, because the others may write', async () => {
    await expect(migrate(database.url, database.url, database.url)).rejects.toThrow('a role of its own');
  });
});
