import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, emptyTables, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

const MARKETS = '/api/v3/coins/markets';
let database: TestDatabase;
let sandbox: Sandbox;
let app: INestApplicationContext;

const start = (env: Record<string, string> = {}) =>
  startContext(
    database.url,
    undefined,
    parseConfig({ ...QUIET, ...sandbox.env, CONTRACT_SWEEP_HOURS: '0', DATABASE_URL: database.url, ...env }),
  );
const restart = async (env: Record<string, string>) => {
  await app.close();
  app = await start(env);
};
const stored = async () => {
  const [row] = await database.dataSource.query<[{ n: number }]>('select count(*)::int n from listings');
  return row.n;
};
const pagesAsked = () =>
  sandbox.requests
    .filter(({ path, query }) => path === MARKETS && !query.has('ids'))
    .map(({ query }) => Number(query.get('page')));

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ tick: 0, coins: 1400, invalid: false, coingecko: { perMinute: 1000 } });
  app = await start();
});
afterEach(() => {
  sandbox.clearFaults();
  return emptyTables(
    database.dataSource,
    'listings',
    'quotes',
    'latest_quotes',
    'checkpoints',
    'call_budgets',
  );
});
afterAll(async () => {
  await app.close();
  await sandbox.close();
  await database.drop();
});

const listed = async () => {
  const reply = await fetch(`${sandbox.url}/api/v3/coins/list`);
  return ((await reply.json()) as unknown[]).length;
};

it('a sweep misses no coin, though its first page is short and the second begins too late', async () => {
  sandbox.fault(MARKETS, { withhold: 1, times: 1 });
  sandbox.fault(MARKETS, { withhold: 3, times: 1 });
  const run = await runToEnd(app, 'coingecko');
  expect(run).toMatchObject({ status: 'succeeded', rejected: '1' });
  // One coin has no figure at all.
  expect(await stored()).toBe((await listed()) - 1);
});

it('a sweep that its limits cut short goes on in the next run, and is complete', async () => {
  await restart({ COINGECKO_CALLS_PER_MONTH: '3' });
  expect(await runToEnd(app, 'coingecko')).toMatchObject({ status: 'interrupted', pages: 3 });
  const before = pagesAsked().length;
  await restart({ COINGECKO_CALLS_PER_MONTH: '0' });
  expect(await runToEnd(app, 'coingecko')).toMatchObject({ status: 'succeeded' });
  expect(pagesAsked().slice(before)[0]).toBe(4);
  expect(await stored()).toBe((await listed()) - 1);
});

it('a firewall in front of CoinGecko is waited for, and is no reason to check the key', async () => {
  sandbox.fault(MARKETS, { status: 403, html: true });
  await restart({ RUN_TIME_BUDGET: '30' });
  const run = await runToEnd(app, 'coingecko');
  expect(run).toMatchObject({
    status: 'interrupted',
    errorMessage: expect.stringMatching(/a firewall in front of .* it can continue at /),
  });
  expect(JSON.stringify(run)).not.toContain('check API_KEY');
});
