import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { runToEnd } from '../support/run-to-end.js';
import { until } from '../support/until.js';
import { startWorker, type Worker } from '../torture/worker.js';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

let sandbox: Sandbox;
let database: TestDatabase;
let service: Service;

const environment = () => ({
  ...QUIET,
  ...sandbox.env,
  DATABASE_URL: database.url,
  HOST: '127.0.0.1',
  PORT: '0',
  RATE_LIMIT: '0',
  ADMIN_API_KEY: 'an-admin-key',
  SOURCES: 'coingecko,coinpaprika',
  COINGECKO_IDS: 'bitcoin,ethereum,solana',
  COINPAPRIKA_IDS: 'btc-bitcoin',
  CONTRACT_SWEEP_HOURS: '0',
  WORKER_CONCURRENCY: '1',
});
const start = () => startService({ ...environment(), ROLE: 'all' });
const post = async (body: object) => {
  const response = await fetch(`${service.url}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'an-admin-key' },
    body: JSON.stringify({ mode: 'backfill', ...body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
interface Listed {
  data: Record<string, unknown>[];
  metadata: { next_cursor: string | null };
}
const get = async (path: string) => (await fetch(service.url + path)).json() as Promise<Listed>;
async function pagesOf(path: string): Promise<Listed['data'][]> {
  const { data, metadata } = await get(path);
  if (metadata.next_cursor === null) return [data];
  const rest = path.replace(/&cursor=.*|$/, `&cursor=${metadata.next_cursor}`);
  return [data, ...(await pagesOf(rest))];
}
const micros = (moment: string) => moment.replace('Z', '000Z');
const query = <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters);
const ended = (id: unknown) =>
  until(async () => (await query('select from runs where id = $1 and finished_at is not null', [id])).length);

beforeAll(async () => {
  sandbox = await startSandbox({ coingecko: { perMinute: 10_000 }, coinpaprika: { perMinute: 10_000 } });
  database = await createTestDatabase();
  service = await start();
  await runToEnd(service.app, 'coingecko');
  await runToEnd(service.app, 'coinpaprika');
  await service.app.get(ResolverTrigger).idle();
});
afterEach(() => sandbox.clearFaults());
afterAll(async () => {
  await service.stop();
  await database.drop();
  await sandbox.close();
});

it('estimates calls and time before it begins, and starts nothing', async () => {
  const before = sandbox.requests.length;
  const span = { since: daysAgo(200), until: daysAgo(10) };
  const { status, body } = await post({
    source: 'coingecko',
    ...span,
    assets: ['bitcoin', 'ethereum'],
    dry_run: true,
  });
  expect([status, body]).toMatchObject([
    200,
    {
      calls: 6,
      seconds: 1,
      partitions: [
        { partition: 'history:bitcoin', calls: 3 },
        { partition: 'history:ethereum', calls: 3 },
      ],
    },
  ]);
  expect(sandbox.requests).toHaveLength(before);
});

it.each([
  [
    'beyond what the plan serves',
    { since: daysAgo(400), assets: ['bitcoin'] },
    422,
    "CoinGecko's demo plan serves the last 365 days",
  ],
  ['of all coins', { since: daysAgo(10) }, 422, 'name some in assets'],
  [
    'of a coin that the source does not list',
    { since: daysAgo(10), assets: ['nothing'] },
    422,
    'no listing of nothing',
  ],
  ['without a start', { assets: ['bitcoin'] }, 400, 'is required: the start'],
  ['of the future', { since: '2099-01-01', assets: ['bitcoin'] }, 400, 'must be in the past'],
  ['of assets that are no list', { since: daysAgo(10), assets: 'bitcoin' }, 400, 'assets must'],
])('refuses a span %s, and explains why', async (_what, body, status, detail) => {
  const before = sandbox.requests.length;
  const reply = await post({ source: 'coingecko', ...body });
  expect([reply.status, JSON.stringify(reply.body)]).toEqual([status, expect.stringContaining(detail)]);
  expect(sandbox.requests).toHaveLength(before);
});

it('reads the history of CoinPaprika', async () => {
  const { body } = await post({
    source: 'coinpaprika',
    since: daysAgo(20),
    until: daysAgo(10),
    assets: ['bitcoin'],
  });
  await ended(body.id);
  expect(await service.app.get(RunsRepository).find(String(body.id))).toMatchObject({
    status: 'succeeded',
    stored: '10',
    rejected: '0',
  });
});

it('finds the gaps in history, and reads only those', async () => {
  const since = daysAgo(120);
  const whole = { source: 'coingecko', since, until: daysAgo(1), assets: ['bitcoin', 'ethereum'] };
  await backfill(whole);
  const hole = (days: number, hours: number) => {
    const from = new Date(`${daysAgo(days)}T00:00:00Z`);
    return [from, new Date(from.getTime() + hours * 3_600_000)].map((at) => at.toISOString());
  };
  const holes = [hole(115, 5), hole(114, 24), hole(10, 1)];
  for (const [from, to] of holes)
    await query(
      `delete from quotes where observed_at >= $1 and observed_at < $2 and listing_id =
        (select id from listings where external_id = 'bitcoin' and currency = 'USD')`,
      [from, to],
    );
  const asked = `interval=1h&source=coingecko&since=${since}&until=${daysAgo(1)}`;
  const gaps = await get(`/gaps?asset=bitcoin,ethereum&${asked}`);
  const gap = ([from, to]: string[], missing: number) => ({
    ...{ asset: 'bitcoin', source: 'coingecko', external_id: 'bitcoin', currency: 'USD', kind: 'quote' },
    ...{ since: micros(from!), until: micros(to!), missing, fillable: true },
  });
  expect(gaps.data).toEqual([gap(holes[0]!, 5), gap(holes[1]!, 24), gap(holes[2]!, 1)]);
  expect(await pagesOf(`/gaps?asset=bitcoin&${asked}&limit=1`)).toEqual(gaps.data.map((one) => [one]));

  const fill = { ...whole, fill: true, interval: '1h' };
  const estimate = await post({ ...fill, dry_run: true });
  // The first two are within what one call reaches.
  expect(estimate.body).toMatchObject({ calls: 2, partitions: [{ partition: 'history:bitcoin', calls: 2 }] });
  expect(await backfill(fill)).toMatchObject({ status: 'succeeded', stored: '30', pages: 2 });
  expect((await get(`/gaps?asset=bitcoin,ethereum&${asked}`)).data).toEqual([]);
  expect(await backfill(fill)).toMatchObject({ status: 'succeeded', pages: 0 });
});

it.each([
  ['without assets', { interval: '1h' }, 400, 'assets: is required with fill'],
  ['without an interval', { assets: ['bitcoin'] }, 400, 'interval: is required with fill'],
  ['finer than the source serves', { assets: ['bitcoin'], interval: '1m' }, 422, 'serves no history at 1m'],
])('refuses to fill %s, and explains why', async (_what, body, status, detail) => {
  const reply = await post({ source: 'coingecko', fill: true, ...body });
  expect([reply.status, JSON.stringify(reply.body)]).toEqual([status, expect.stringContaining(detail)]);
});

it.each([
  ['without an asset', 'interval=1h', 'asset: is required'],
  ['of an asset that there is not', 'asset=nothing', 'there is no asset'],
  ['over too many intervals', 'asset=bitcoin&interval=1s&since=2026-01-01', 'at most 100000 intervals'],
  ['by too many months', 'asset=bitcoin&interval=1201mo', 'at most 1200mo'],
  ['of the future', 'asset=bitcoin&since=2099-01-01', 'must be earlier than'],
  ['with a made-up cursor', 'asset=bitcoin&cursor=abc', 'expected next_cursor'],
])('refuses to look for gaps %s, and explains why', async (_what, asked, detail) => {
  expect(JSON.stringify(await get(`/gaps?${asked}`))).toContain(detail);
});

it.each([
  ...['99999w', '99999w&since=0001-01-01&until=9999-12-31', '1s', '1d&until=0001-01-02'],
  ...['1200mo', '1200mo&since=0001-01-01&until=9999-12-31', '7mo', '1mo&until=0001-01-02'],
])('looks for gaps at unusual intervals: %s', async (interval) => {
  const { data } = await get(`/gaps?asset=bitcoin&interval=${interval}`);
  expect(Array.isArray(data)).toBe(true);
});

/** Where workers are killed, two at a time: each has a coin. */
const KILLS = [
  ['after_raw:kill@2', 'after_commit:kill'],
  ['after_normalise:kill', 'before_commit:kill@2'],
];

it('ends like an undisturbed one even if its workers are killed four times during live runs', async () => {
  const body = {
    ...{ source: 'coingecko', since: daysAgo(190), until: daysAgo(5) },
    assets: ['bitcoin', 'ethereum'],
  };
  // Of backfills before this one.
  await query(`delete from quotes where run_id in (select id from runs where mode = 'backfill')`);
  const undisturbed = await backfill(body);
  expect(undisturbed).toMatchObject({
    ...{ status: 'succeeded', pages: 6, rejected: '0', stored: String(2 * 185 * 24) },
  });
  const wanted = await past();
  await query('delete from quotes where run_id = $1', [undisturbed.id]);
  await service.stop();
  service = await startService({ ...environment(), ROLE: 'api' });
  const { body: killed } = await post(body);
  const dead: Worker[] = [];
  for (const faults of KILLS) {
    const plans = faults.map((fault) => startWorker(database.url, environment(), `coingecko/${fault}`));
    const workers = await Promise.all(plans);
    await until(() => workers.every((worker) => worker.isDead()));
    await letHeartbeatsLapse(database.url);
    dead.push(...workers);
  }
  await service.stop();
  service = await start();
  await runToEnd(service.app, 'coingecko');
  await ended(killed.id);
  expect(await service.app.get(RunsRepository).find(String(killed.id))).toMatchObject({
    ...{ status: 'succeeded', rejected: '0', stored: undisturbed.stored },
  });
  expect(await past()).toEqual(wanted);
  expect(await query(`select from checkpoints where partition like 'backfill:%'`)).toEqual([]);
  // Only now: a worker that stops reaches the database once more.
  await Promise.all(dead.map((worker) => worker.close()));
});

async function backfill(body: object) {
  const { id } = (await post(body)).body;
  await ended(id);
  return (await service.app.get(RunsRepository).find(String(id)))!;
}

/** What backfills of CoinGecko have stored, each quote as one text: thousands of objects take long to compare. */
const past = () =>
  query<{ quote: string }>(`select (listing_id, observed_at, price, market_cap, volume_24h)::text quote
    from quotes where run_id in (select r.id from runs r join sources s on s.id = r.source_id
      where r.mode = 'backfill' and s.name = 'coingecko')
    order by listing_id, observed_at`).then((rows) => rows.map(({ quote }) => quote));
