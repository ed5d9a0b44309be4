import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { resetSweeps } from '../support/reset-sweeps.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
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
const inactive = async () => {
  const [row] = await database.dataSource.query<[{ n: number }]>(
    'select count(*)::int n from listings where inactive_since is not null',
  );
  return row.n;
};
const pagesAsked = () =>
  sandbox.requests
    .filter(({ path, query }) => path === MARKETS && !query.has('ids'))
    .map(({ query }) => Number(query.get('page')));

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ tick: 0, coins: 450, invalid: false, coingecko: { perMinute: 1000 } });
  app = await start();
});
afterEach(() => resetSweeps(sandbox, database.dataSource));
afterAll(async () => {
  await app.close();
  await sandbox.close();
  await database.drop();
});

const listed = async () => {
  const reply = await fetch(`${sandbox.url}/api/v3/coins/list`);
  return ((await reply.json()) as unknown[]).length;
};

it('a sweep finds all coins even if its first page is short and the second begins too late', async () => {
  sandbox.fault(MARKETS, { withhold: 1, times: 1 });
  sandbox.fault(MARKETS, { withhold: 3, times: 1 });
  const run = await runToEnd(app, 'coingecko');
  expect(run).toMatchObject({ status: 'succeeded', rejected: '1' });
  // One coin has no figure at all.
  expect(await stored()).toBe((await listed()) - 1);
});

it('a sweep interrupted by call limits is completed by the next run', async () => {
  // Too short to wait for the next month, even on its last day.
  await restart({ COINGECKO_CALLS_PER_MONTH: '1', RUN_TIME_BUDGET: '60' });
  expect(await runToEnd(app, 'coingecko')).toMatchObject({ status: 'interrupted', pages: 1 });
  const before = pagesAsked().length;
  await restart({ COINGECKO_CALLS_PER_MONTH: '0' });
  expect(await runToEnd(app, 'coingecko')).toMatchObject({ status: 'succeeded' });
  expect(pagesAsked().slice(before)[0]).toBe(2);
  expect(await stored()).toBe((await listed()) - 1);
});

it.each([
  // Two pages, and one call for all that they lack: each loses the last 12 of 450 coins.
  ['coingecko', MARKETS, 12],
  ['coinpaprika', '/v1/tickers', 12],
])(
  'a sweep of %s with more missing coins than SWEEP_MAX_MISSING fails, and makes no listing inactive',
  async (source, path, withheld) => {
    await restart({});
    expect(await runToEnd(app, source)).toMatchObject({ status: 'succeeded' });
    const before = await stored();
    sandbox.fault(path, { withhold: withheld });
    expect(await runToEnd(app, source)).toMatchObject({
      status: 'failed',
      errorCode: 'sweep_incomplete',
      errorMessage: expect.stringMatching(/a larger share than SWEEP_MAX_MISSING=0.01 is missing/),
    });
    expect(await inactive()).toBe(0);
    sandbox.clearFaults();
    expect(await runToEnd(app, source)).toMatchObject({ status: 'succeeded' });
    expect([await stored(), await inactive()]).toEqual([before, 0]);
  },
);

it('a sweep with fewer missing coins succeeds, and makes their listings inactive', async () => {
  await runToEnd(app, 'coinpaprika');
  sandbox.fault('/v1/tickers', { withhold: 3 });
  expect(await runToEnd(app, 'coinpaprika')).toMatchObject({ status: 'succeeded' });
  // One of the three has no figure at all, and therefore no listing.
  expect(await inactive()).toBe(2);
});

it('chosen coins of CoinPaprika cost one call, in up to three currencies, and unknown ones are named', async () => {
  await restart({
    COINPAPRIKA_IDS: 'btc-bitcoin,no-such',
    COINPAPRIKA_TOP_N: '3',
    COINPAPRIKA_QUOTES: 'USD,EUR,BTC',
  });
  const before = sandbox.requests.length;
  expect(await runToEnd(app, 'coinpaprika')).toMatchObject({
    ...{ status: 'failed', errorCode: 'unknown_coin', stored: '3' },
    errorMessage: expect.stringContaining('does not list no-such'),
  });
  expect(sandbox.requests.slice(before)).toHaveLength(1);
  const prices = await database.dataSource.query<{ currency: string; price: string }[]>(
    `select l.currency, q.price from quotes q join listings l on l.id = q.listing_id
     where l.external_id = 'btc-bitcoin' order by 1`,
  );
  expect(prices.map(({ currency }) => currency)).toEqual(['BTC', 'EUR', 'USD']);
  const [btc, eur, usd] = prices.map(({ price }) => Number(price));
  expect([btc! / usd!, eur! / usd!]).toEqual([expect.closeTo(0.000015, 8), expect.closeTo(0.92, 8)]);
});

it('a sweep of 7 pages without a key, at 3 calls a minute, is complete after two runs of two minutes', async () => {
  const large = await startSandbox({ tick: 0, coins: 1650, invalid: false, coingecko: { perMinute: 1000 } });
  const before = sandbox;
  sandbox = large;
  try {
    await restart({ API_KEY: '', COINGECKO_CALLS_PER_MINUTE: '3', RUN_TIME_BUDGET: '115' });
    const outcomes = [await minuteByMinute('coingecko'), await minuteByMinute('coingecko')];
    expect(outcomes).toMatchObject([
      { run: { status: 'interrupted' }, minutes: 2 },
      { run: { status: 'succeeded' }, minutes: 1 },
    ]);
    const calls = large.requests.map(({ query }) => query.get('page')).filter((page) => page !== null);
    expect(calls).toEqual(Array.from({ length: 7 }, (_, index) => String(index + 1)));
  } finally {
    sandbox = before;
    await large.close();
  }
});

/** Runs the source; whenever it waits for its limits, a minute passes for it. */
async function minuteByMinute(source: string) {
  let isOver = false;
  const ending = runToEnd(app, source).finally(() => (isOver = true));
  let minutes = 1;
  while (!isOver) {
    const waiting = await database.dataSource.query<unknown[]>(
      `select from pgboss.job where name = 'source.' || $1 and state in ('created', 'retry') and start_after > now() + interval '5 seconds'`,
      [source],
    );
    if (waiting.length) {
      minutes++;
      await passMinute();
    } else await database.dataSource.query('select pg_sleep(0.02)');
  }
  const run = await ending;
  await passMinute();
  return { run, minutes };
}

async function passMinute(): Promise<void> {
  const minute = `interval '61 seconds'`;
  await database.dataSource.query(
    `update runs set started_at = started_at - ${minute} where finished_at is null`,
  );
  await database.dataSource.query(
    `update call_budgets set recent = array(select at - ${minute} from unnest(recent) at), blocked_until = null, busy_until = null`,
  );
  await database.dataSource.query(`update pgboss.job set start_after = now() where start_after > now()`);
}

it('a refusal by a firewall in front of CoinGecko is waited out, and not blamed on the key', async () => {
  sandbox.fault(MARKETS, { status: 403, html: true });
  await restart({ RUN_TIME_BUDGET: '30' });
  const run = await runToEnd(app, 'coingecko');
  expect(run).toMatchObject({
    status: 'interrupted',
    errorMessage: expect.stringMatching(/a firewall in front of .* it can continue at /),
  });
  expect(JSON.stringify(run)).not.toContain('check API_KEY');
});
