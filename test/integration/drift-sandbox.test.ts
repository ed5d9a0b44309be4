import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { AppModule } from '../../src/app.module.js';
import { DriftDecisions } from '../../src/api/drift/drift-decisions.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

const MARKETS = '/api/v3/coins/markets';
let database: TestDatabase;
let sandbox: Sandbox;
let app: INestApplicationContext;
/** After runs without any fault. */
let learned: { version: number; settled: boolean }[];
let reported: unknown[];

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ tick: 0, coins: 200, invalid: false });
  const env = { ...QUIET, ...sandbox.env, CSV_PATH: 'seed-data', DATABASE_URL: database.url };
  app = await startContext(database.url, undefined, parseConfig(env), AppModule);
  for (let tick = 0; tick < 4; tick++) {
    for (const source of ['coingecko', 'coinpaprika', 'csv', 'rss']) await runToEnd(app, source);
    sandbox.advance(50);
  }
  learned = await query('select version, settled from schema_versions');
  reported = await events();
});
afterAll(async () => {
  await app.close();
  await sandbox.close();
  await database.drop();
});

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const COINGECKO = `source_id = (select id from sources where name = 'coingecko')`;
const events = () =>
  query<{ id: string; confidence: number }>(
    'select id, kind, path, new_path, records::int, confidence from drift_events order by id',
  );

it('reports no change for moving prices, new articles and quirky files, run after run', () => {
  expect(reported).toEqual([]);
  expect(learned.length).toBeGreaterThan(8);
  expect(learned.every(({ version, settled }) => version === 1 && settled)).toBe(true);
});

it('reports a field renamed by CoinGecko, and loses no record', async () => {
  const stored = async () =>
    (await query<{ n: number }>(`select count(*)::int n from quotes where ${COINGECKO} and price > 0`))[0]!.n;
  const before = await stored();
  const body = await (await fetch(`${sandbox.url}${MARKETS}?vs_currency=usd&per_page=250&page=1`)).text();
  sandbox.fault(MARKETS, { body: body.replaceAll('"current_price":', '"price":') });

  const ended = await runToEnd(app, 'coingecko');
  // Hardly any market passed, which is not a success; the contracts are read from another list.
  expect(ended).toMatchObject({ status: 'partial', stored: '0', rejected: ended.fetched });
  const rejected = Number(ended.rejected);
  const [event, ...others] = await events();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    kind: 'renamed',
    path: 'current_price',
    new_path: 'price',
    records: rejected,
  });
  expect(event!.confidence).toBeGreaterThan(0.85);

  const replay = await app.get(DriftDecisions).accept(event!.id, 'a test');
  // The sandbox has no figure for one coin.
  expect(replay).toMatchObject({
    matched: rejected,
    passed: rejected - 1,
    failed: 1,
    failures: { no_figure: 1 },
  });
  expect(await stored()).toBeGreaterThanOrEqual(before + rejected * 0.9);
  expect(await query(`select distinct code from rejections where status = 'open' and ${COINGECKO}`)).toEqual([
    { code: 'no_figure' },
  ]);
});
