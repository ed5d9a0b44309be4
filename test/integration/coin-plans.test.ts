import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import type { Run } from '../../src/runs/run.entity.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { runToEnd, startRun } from '../support/run-to-end.js';

const DEMO_KEY = 'CG-demo-0123456789';
const PRO_KEY = 'CG-pro-0123456789';
const PAPRIKA_KEY = 'paprika-0123456789';
const CREDITS = 8;
const MARKETS = '/pro/api/v3/coins/markets';

let database: TestDatabase;
let sandbox: Sandbox;
let app: INestApplicationContext | undefined;

/** With the limits of the plan, and its root in the sandbox. */
async function start(env: Record<string, string>): Promise<INestApplicationContext> {
  const plan = {
    ...{ COINGECKO_CALLS_PER_MINUTE: '', COINPAPRIKA_CALLS_PER_MINUTE: '', CONTRACT_SWEEP_HOURS: '0' },
    ...(env.API_KEY_PLAN === 'pro' && { COINGECKO_BASE_URL: `${sandbox.url}/pro/api/v3` }),
  };
  const given = {
    ...QUIET,
    ...sandbox.env,
    ...plan,
    DATABASE_URL: database.url,
    RUN_TIME_BUDGET: '60',
    ...env,
  };
  app = await startContext(database.url, undefined, parseConfig(given));
  return app;
}

async function runWith(source: string, env: Record<string, string>): Promise<Run> {
  return runToEnd(await start(env), source);
}

const spentThisMonth = async (name: string) => {
  const [row] = await database.dataSource.query<{ calls: number }[]>(
    'select month_calls as calls from call_budgets where name = $1',
    [name],
  );
  return row?.calls;
};
const asked = () => sandbox.requests.map(({ path }) => path);

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  sandbox = await startSandbox({
    ...{ coins: 620, invalid: false },
    coingecko: { perMinute: 500, demoKey: DEMO_KEY, proKey: PRO_KEY, credits: CREDITS },
    coinpaprika: { perMinute: 600, key: PAPRIKA_KEY },
  });
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  await sandbox.close();
  await emptyTables(database.dataSource, 'runs', 'quotes', 'latest_quotes', 'checkpoints', 'call_budgets');
});
afterAll(() => database.drop());

it.each([
  ['a demo key', { API_KEY: DEMO_KEY }],
  ['a pro key', { API_KEY: PRO_KEY, API_KEY_PLAN: 'pro', COINGECKO_TOP_N: '250' }],
])('reads CoinGecko with %s', async (_what, env) => {
  expect(await runWith('coingecko', env)).toMatchObject({ status: 'succeeded', errorMessage: null });
});

it.each([
  ['none', {}, 'API Key Missing'],
  ['another one', { API_KEY: 'CG-other' }, 'API Key Missing'],
  ['a pro key as a demo key', { API_KEY: PRO_KEY }, 'API Key Missing'],
  [
    'a pro key at the root of the demo plan',
    { API_KEY: PRO_KEY, API_KEY_PLAN: 'pro', COINGECKO_BASE_URL: 'demo' },
    'change your root URL to pro-api.coingecko.com',
  ],
  [
    'a demo key at the root of the pro plan',
    { API_KEY: DEMO_KEY, COINGECKO_BASE_URL: 'pro' },
    'change your root URL to api.coingecko.com',
  ],
])('names the variables without revealing the key if the key is %s', async (_what, env, said) => {
  const root = { demo: '/api/v3', pro: '/pro/api/v3' }[
    (env as Record<string, string>).COINGECKO_BASE_URL ?? ''
  ];
  const run = await runWith('coingecko', { ...env, ...(root && { COINGECKO_BASE_URL: sandbox.url + root }) });
  expect(run).toMatchObject({ status: 'failed', errorCode: 'http_401' });
  expect(run.errorMessage).toContain(said);
  expect(run.errorMessage).toContain('check API_KEY and API_KEY_PLAN');
  expect(JSON.stringify(run)).not.toMatch(/CG-/);
});

it('respects the limits per minute and month that /key reports for a pro key', async () => {
  const run = await runWith('coingecko', { API_KEY: PRO_KEY, API_KEY_PLAN: 'pro' });
  const again = await runToEnd(app!, 'coingecko');
  expect(run).toMatchObject({ status: 'succeeded', retries: 0 });
  expect(again).toMatchObject({
    ...{ status: 'interrupted' },
    errorMessage: expect.stringContaining(
      `all its calls of this month (COINGECKO_CALLS_PER_MONTH=${CREDITS})`,
    ),
  });
  expect(asked().filter((path) => path.endsWith('/key'))).toHaveLength(1);
  // It counts its question, which costs nothing in the sandbox.
  expect(asked()).toHaveLength(CREDITS);
  expect(await spentThisMonth('coingecko')).toBe(CREDITS);
});

it('counts only calls that CoinGecko answered with 200 towards the monthly limit', async () => {
  sandbox.fault(MARKETS, { status: 500, times: 2 });
  const run = await runWith('coingecko', { API_KEY: PRO_KEY, API_KEY_PLAN: 'pro', COINGECKO_TOP_N: '250' });
  expect(run).toMatchObject({ status: 'succeeded', retries: 2 });
  expect(asked().map((path) => path.split('/').at(-1))).toEqual(['key', 'markets', 'markets', 'markets']);
  expect(await spentThisMonth('coingecko')).toBe(2);
});

it('reads CoinPaprika with a key, and names the variable if the key is refused', async () => {
  expect(await runWith('coinpaprika', { COINPAPRIKA_API_KEY: PAPRIKA_KEY })).toMatchObject({
    status: 'succeeded',
  });
  await app!.close();
  const run = await runWith('coinpaprika', { COINPAPRIKA_API_KEY: 'paprika-other' });
  expect(run).toMatchObject({ status: 'failed', errorCode: 'http_403' });
  expect(run.errorMessage).toMatch(/check COINPAPRIKA_API_KEY$/);
  expect(JSON.stringify(run)).not.toContain('paprika-other');
});

const PAST = { since: daysAgo(13), until: daysAgo(3) };

it.each([
  ['coingecko', { API_KEY: PRO_KEY, API_KEY_PLAN: 'pro' }, 'bitcoin'],
  ['coinpaprika', { COINPAPRIKA_API_KEY: PAPRIKA_KEY }, 'btc-bitcoin'],
])('backfills hourly quotes and daily candles from %s with a paid key', async (source, env, externalId) => {
  const listings = [{ externalId, symbol: 'BTC', name: 'Bitcoin' }];
  const request = { source, trigger: 'api', mode: 'backfill', options: { ...PAST, listings } } as const;
  const { ended } = await startRun(await start(env), request);
  expect(await ended).toMatchObject({ status: 'succeeded', stored: String(10 * 24 + 10), rejected: '0' });
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
