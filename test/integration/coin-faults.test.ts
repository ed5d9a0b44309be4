import type { INestApplicationContext } from '@nestjs/common';
import type { Fault } from '../../sandbox/faults.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { resetSweeps } from '../support/reset-sweeps.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

const MARKETS = '/api/v3/coins/markets';
const TICKERS = '/v1/tickers';

let database: TestDatabase;
let sandbox: Sandbox;
let app: INestApplicationContext;

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ coins: 300, invalid: false });
  const env = { CONTRACT_SWEEP_HOURS: '0', RUN_TIME_BUDGET: '30', COINGECKO_TOP_N: '250', API_KEY: '' };
  const given = { ...QUIET, ...sandbox.env, DATABASE_URL: database.url, ...env };
  app = await startContext(database.url, undefined, parseConfig(given));
});
afterEach(() => resetSweeps(sandbox, database.dataSource));
afterAll(async () => {
  await app.close();
  await sandbox.close();
  await database.drop();
});

it('CoinPaprika tickers keep their other figures if some are blank, absent or null', async () => {
  const figures = { price: 1, volume_24h: 2, market_cap: 3, percent_change_24h: 4 };
  const coin = (id: string, more: object) => ({
    ...{ id, name: id, symbol: id.toUpperCase(), rank: 1, total_supply: 5, max_supply: 6 },
    ...{ last_updated: '2026-01-15T12:00:00Z', quotes: { USD: figures } },
    ...more,
  });
  const blank = { price: '', volume_24h: '', market_cap: '', percent_change_24h: '' };
  const coins = [
    coin('whole', {}),
    coin('blank', { rank: '', max_supply: '', quotes: { USD: blank } }),
    coin('absent', { rank: undefined, max_supply: undefined, quotes: {} }),
    coin('undated', { last_updated: null }),
    coin('unseen', { symbol: '\u200bUNSEEN\u00a0\ufeff ', name: '\u00a0Unseen\u200b' }),
  ];
  sandbox.fault(TICKERS, { body: JSON.stringify(coins) });
  expect(await runToEnd(app, 'coinpaprika')).toMatchObject({
    ...{ status: 'succeeded', stored: '5', rejected: '0' },
  });
  const stored = await query(
    `select l.external_id as id, l.symbol, l.name, q.price, q.market_cap as cap, q.rank, q.max_supply as max,
       q.observed_at = r.fetched_at as "atFetch"
     from quotes q join listings l on l.id = q.listing_id join raw_api_data r on r.id = q.raw_id order by 1`,
  );
  const all = { price: '1', cap: '3', rank: 1, max: '6', atFetch: false };
  const none = { price: null, cap: null, rank: null, max: null, atFetch: false };
  expect(stored).toEqual([
    { id: 'absent', symbol: 'ABSENT', name: 'absent', ...none },
    { id: 'blank', symbol: 'BLANK', name: 'blank', ...none },
    { id: 'undated', symbol: 'UNDATED', name: 'undated', ...all, atFetch: true },
    { id: 'unseen', symbol: 'UNSEEN', name: 'Unseen', ...all },
    { id: 'whole', symbol: 'WHOLE', name: 'whole', ...all },
  ]);
});

const REFUSALS: [string, string, string, Fault][] = [
  ['429 without a date', 'coingecko', MARKETS, { status: 429, body: 'Throttled' }],
  [
    '429 with status 200',
    'coingecko',
    MARKETS,
    { body: '{"status":{"error_code":429,"error_message":"limit"}}' },
  ],
  ["a firewall's page", 'coinpaprika', TICKERS, { status: 403, html: true }],
  ["a firewall's code", 'coinpaprika', TICKERS, { status: 403, body: 'error code: 1015' }],
];

it.each(REFUSALS)(
  'suspends all calls for a minute after %s, without a second call',
  async (_what, source, path, fault) => {
    // Each reply from CoinGecko reports when its minute ends.
    sandbox.fault(path, { ...fault, headers: { 'x-ratelimit-reset': '', 'retry-after': '' } });
    const before = sandbox.requests.length;
    for (let round = 0; round < 2; round++) {
      const run = await runToEnd(app, source);
      expect(run.status).toBe('interrupted');
      expect(run.errorMessage).not.toMatch(/check (API_KEY|COINPAPRIKA)/);
    }
    expect(sandbox.requests.slice(before)).toHaveLength(1);
    const [budget] = await query<{ seconds: number }>(
      `select extract(epoch from blocked_until - blocked_at)::int as seconds from call_budgets where name = '${source}'`,
    );
    expect(budget).toEqual({ seconds: 60 });
  },
);
