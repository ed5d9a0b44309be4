import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { QUIET } from '../support/app.js';
import { linesLogged } from '../support/logged-service.js';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

const ADMIN = 'an-admin-key';
const ALL_ZERO = { queued: 0, running: 0, succeeded: 0, failed: 0, interrupted: 0, cancelled: 0 };

interface Logged {
  msg: string;
  request_id: string;
  req: { url: string };
  res: { status: number };
}

describe('reports on sources and runs', () => {
  let api: Api;
  beforeAll(
    async () =>
      (api = await startApi({
        ...QUIET,
        SCHEDULE_CSV: '0 0 1 1 *',
        ADMIN_API_KEY: ADMIN,
        CSV_PATH: 'seed-data',
        SOURCES: 'csv,rss',
      })),
  );
  afterAll(() => api.stop());
  const start = (source: string, more: object = {}) =>
    api.request('/runs', {
      method: 'POST',
      body: JSON.stringify({ source, ...more }),
      headers: { 'content-type': 'application/json', 'x-api-key': ADMIN },
    });
  it('/stats returns totals per source and overall', async () => {
    const { json } = await api.get('/stats');
    const of = (name: string) => json.sources.find(({ source }: { source: string }) => source === name);
    expect(of('coingecko')).toMatchObject({
      records: { fetched: 10, stored: 5, updated: 1, unchanged: 2, duplicate: 1, rejected: 1 },
      runs: { ...ALL_ZERO, succeeded: 1 },
      duration_seconds: { last: 2, mean: 2, max: 2 },
      last_success: '2026-01-01T00:00:02.000Z',
      last_failure: null,
      last_run: { id: 1, status: 'succeeded' },
    });
    expect(of('coinpaprika')).toMatchObject({
      runs: { ...ALL_ZERO, succeeded: 1, failed: 1 },
      duration_seconds: { last: 3, mean: 2, max: 3 },
      last_success: '2026-01-01T00:00:01.000Z',
      last_failure: {
        run_id: 5,
        at: '2026-01-02T00:00:03.000Z',
        code: 'upstream_error',
        message: 'api.coinpaprika.com answered 503, after 5 retries',
      },
    });
    expect(json.all).toMatchObject({
      records: { fetched: 21, stored: 16, updated: 1, unchanged: 2, duplicate: 1, rejected: 1 },
      runs: { ...ALL_ZERO, succeeded: 4, failed: 1 },
      last_failure: { run_id: 5 },
    });
  });

  it('/stats counts the rows of tables that PostgreSQL has not analysed yet', async () => {
    expect((await api.get('/stats')).json.stored).toEqual({ quotes: 84, candles: 0, articles: 9 });
  });

  it('/stats estimates larger tables, even if they have grown since PostgreSQL analysed them', async () => {
    const grown = await startApi();
    const add = (from: number, to: number) =>
      grown.dataSource.query(
        `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         select 1, 1, '2020-01-01Z'::timestamptz + make_interval(secs => n), '2026-01-02Z', 1, 1, n from generate_series($1::int, $2) n`,
        [from, to],
      );
    await grown.dataSource.query('alter table quotes set (autovacuum_enabled = false)');
    await add(1, 60_000);
    await grown.dataSource.query('analyze quotes');
    await add(60_001, 180_000);
    const { quotes } = (await grown.get('/stats')).json.stored;
    expect(quotes / 180_000).toBeCloseTo(1, 1);
    await grown.stop();
  });

  it('/sources lists configured sources and those that ran before', async () => {
    const { json } = await api.get('/sources');
    const shown = json.data.map((one: Record<string, unknown>) => [
      one.name,
      one.kind,
      one.enabled,
      one.checkpoints,
    ]);
    expect(shown).toEqual([
      ['coingecko', 'api', false, 1],
      ['coinpaprika', 'api', false, 0],
      ['csv', 'csv', true, 1],
      ['rss', 'third', true, 0],
    ]);
    expect(json.data[1]).toMatchObject({
      ...{ schedule: null, next_run_at: null, last_run: { id: 5, status: 'failed' } },
    });
    expect(json.data[2]).toMatchObject({
      ...{ schedule: '0 0 1 1 *', last_run: { id: 3 } },
      next_run_at: expect.stringMatching(/^\d{4}-01-01T00:00:00.000Z$/),
    });
    expect(Date.parse(json.data[2].next_run_at)).toBeGreaterThan(Date.now());
    expect((await api.get('/data?source=coingecko&count=exact')).json.metadata.total).toBe(36);
  });

  it('/sources shows the calls that API sources have left, and when they reset', async () => {
    await api.dataSource.query(
      `insert into call_budgets (name, source, per_minute, per_month, recent, month, month_calls, blocked_at, blocked_until)
       values ('coingecko', 'coingecko', 5, 10000, array[now() - interval '2 minutes', now() + interval '1 hour'],
           date_trunc('month', now() at time zone 'UTC'), 7, null, null),
         ('coinpaprika', 'coinpaprika', 60, 0, '{}', null, 0, now(), now() + interval '1 hour'),
         ('news.example', 'rss', 60, 0, '{}', null, 0, null, null), ('older', null, null, null, '{}', null, 0, null, null)`,
    );
    const { json } = await api.get('/sources');
    const [coingecko, coinpaprika, csv, rss] = json.data.map(({ budgets }: { budgets: unknown }) => budgets);
    const moment = expect.stringMatching(/Z$/);
    expect(coingecko).toEqual([
      {
        upstream: 'coingecko',
        // A call that seems to be in the future, because a clock was set back, was made just now.
        minute: { used: 1, left: 4, limit: 5, resets_at: moment },
        month: { used: 7, left: 9993, limit: 10_000, resets_at: expect.stringMatching(/-01T00:00:00.000Z$/) },
        blocked_until: null,
      },
    ]);
    const unused = { used: 0, left: 60, limit: 60, resets_at: null };
    expect(coinpaprika).toEqual([
      { upstream: 'coinpaprika', minute: unused, month: null, blocked_until: moment },
    ]);
    expect([csv, rss]).toEqual([[], []]);
  });

  it('/runs lists newest first, with filters and pages', async () => {
    const ids = async (query: string) =>
      (await api.get(`/runs?${query}`)).json.data.map(({ id }: { id: number }) => id);
    expect(await ids('')).toEqual([5, 4, 3, 2, 1]);
    expect(await ids('source=coinpaprika')).toEqual([5, 2]);
    expect(await ids('status=failed')).toEqual([5]);
    expect(await ids('trigger=schedule&status=succeeded')).toEqual([4, 2]);
    expect(await ids('trigger=schedule,cli&status=failed,succeeded')).toEqual([5, 4, 3, 2]);
    expect(await ids('source=coinpaprika,csv&status=succeeded')).toEqual([3, 2]);
    expect((await api.get('/runs?status=failed,odd')).json.detail).toContain(
      'must be one of queued, running',
    );
    const { metadata } = (await api.get('/runs?limit=2')).json;
    expect(metadata).toEqual({
      request_id: expect.any(String),
      limit: 2,
      next_cursor: 4,
      total: null,
      total_is_estimate: false,
    });
    expect(await ids(`limit=3&cursor=${metadata.next_cursor}`)).toEqual([3, 2, 1]);
    expect((await api.get('/runs?limit=3&cursor=4')).json.metadata.next_cursor).toBeNull();
    const total = async (query: string) =>
      (await api.get(`/runs?limit=1&count=estimated&${query}`)).json.metadata.total;
    expect(await total('cursor=4')).toBe(5);
    expect(await total('source=coinpaprika,csv&status=succeeded')).toBe(2);
    expect(await total('trigger=schedule,cli&status=failed,succeeded')).toBe(4);
  });

  it('/runs/{id} shows counts, times and the error', async () => {
    expect((await api.get('/runs/5')).json).toMatchObject({
      id: 5,
      source: 'coinpaprika',
      trigger: 'schedule',
      status: 'failed',
      duration_seconds: 3,
      fetched: 0,
      error: { stage: 'fetch', code: 'upstream_error' },
    });
  });

  it('POST /runs starts a run, whose end appears at its URL and in the metrics', async () => {
    // Many clients send null for a field without a value.
    const started = await start('csv', { mode: null, partition: null, since: null });
    expect(started.status).toBe(202);
    expect(started.json).toMatchObject({
      ...{ source: 'csv', trigger: 'api', mode: 'live', options: {}, status: 'queued', started_at: null },
    });
    const location = started.headers.get('location')!;
    expect(location).toBe(`/runs/${started.json.id}`);
    let run = (await api.get(location)).json;
    await until(async () => (run = (await api.get(location)).json).finished_at);
    expect(run).toMatchObject({ id: started.json.id, status: 'succeeded', error: null });
    let text = '';
    // It is counted after its end has been committed.
    await until(async () => {
      ({ text } = await api.get('/metrics'));
      return text.includes('kasparro_runs_total{source="csv",status="succeeded"} 1');
    });
    expect(text).toContain(`kasparro_records_total{source="csv",outcome="stored"} ${run.stored}`);
    expect(text).toContain('kasparro_run_duration_seconds_count{source="csv"} 1');
  });

  it('POST /runs refuses a source that is already running, and names the run', async () => {
    // It would end a run without a job.
    await api.service.app.get(BackgroundTasks).get('run_sweep').stop();
    await api.dataSource.query(
      `insert into runs (source_id, trigger, status) select id, 'api', 'queued' from sources where name = 'csv'`,
    );
    const refused = await start('csv');
    expect([refused.status, refused.json.title]).toEqual([409, 'Source busy']);
    expect(refused.json.detail).toMatch(/csv is already running \(run \d+\)/);
  });

  it('POST /runs refuses a source that is not configured', async () => {
    expect((await start('coingecko')).status).toBe(400);
  });
});

describe('health', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.service.stop());

  it('shows the database and the last run of each source; a failed run does not degrade it', async () => {
    const { status, json } = await api.get('/health');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'ok',
      details: {
        database: { status: 'up' },
        sources: {
          status: 'up',
          coingecko: { run_id: 1, last_run: 'succeeded' },
          coinpaprika: { run_id: 5, last_run: 'failed', error: expect.stringContaining('503') },
        },
      },
    });
  });

  it('is ready only if no migration is missing', async () => {
    expect((await api.get('/health/ready')).json.details).toMatchObject({ migrations: { status: 'up' } });
    const [[{ name }]] = await api.dataSource.query(
      'delete from migrations where id = (select max(id) from migrations) returning name',
    );
    const unready = await api.get('/health/ready');
    expect(unready.status).toBe(503);
    expect(unready.json).toMatchObject({
      status: 503,
      details: { migrations: { status: 'down', missing: [name] }, database: { status: 'up' } },
    });
  });

  // Comes last, because it stops the database.
  it('reports an unreachable database, and stays alive', async () => {
    await api.drop();
    const health = await api.get('/health');
    expect(health.status).toBe(503);
    expect(health.headers.get('content-type')).toContain('application/problem+json');
    expect(health.json.details.database.status).toBe('down');
    expect((await api.get('/health/ready')).status).toBe(503);
    expect((await api.get('/health/live')).status).toBe(200);
    for (const path of ['/data', '/stats', '/runs', '/sources', '/data/a000000000000000000000001']) {
      const reply = await api.get(path);
      expect([path, reply.status]).toEqual([path, 503]);
      expect(reply.headers.get('retry-after')).toBe('5');
      expect(reply.text).not.toMatch(/select|postgres|test_/i);
    }
    const metrics = await api.get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('kasparro_database_up 0');
  });
});

describe('metrics', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it('count requests by route template; unknown paths share one series', async () => {
    await api.get('/runs/1');
    await api.get('/runs/2');
    for (const path of ['/a', '/b', '/c/d', '/runs/1/x']) await api.get(path);
    await api.request('/runs/1', { method: 'DELETE' });
    const { text, headers } = await api.get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const count = (labels: string) => `kasparro_http_request_duration_seconds_count{${labels}}`;
    expect(text).toContain(`${count('method="GET",route="/runs/:id",status="200"')} 2`);
    expect(text).toContain(`${count('method="GET",route="unknown",status="404"')} 4`);
    expect(text).toContain(`${count('method="DELETE",route="unknown",status="405"')} 1`);
  });

  it('contain the age of checkpoints, the build and the process', async () => {
    const { text } = await api.get('/metrics');
    const age = Number(/kasparro_checkpoint_age_seconds\{source="coingecko"\} (\S+)/.exec(text)![1]);
    expect(age).toBeGreaterThanOrEqual(3600);
    expect(text).toContain('kasparro_runs_total{source="rss",status="failed"} 0');
    expect(text).toMatch(/kasparro_build_info\{version="[\d.]+",commit="unknown",node="v\d+/);
    expect(text).toContain('kasparro_database_up 1');
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('limits and origins', () => {
  let api: Api;
  beforeAll(
    async () =>
      (api = await startApi({ RATE_LIMIT: '3', TRUST_PROXY: '1', CORS_ORIGINS: 'https://app.example' })),
  );
  afterAll(() => api.stop());

  it('refuses the fourth request of a client in a minute, across all paths', async () => {
    const client = { 'x-forwarded-for': '203.0.113.7' };
    for (const [path, left] of [
      ['/data', '2'],
      ['/stats', '1'],
      ['/runs', '0'],
    ] as const) {
      const { status, headers } = await api.get(path, client);
      expect([status, headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual([
        200,
        '3',
        left,
      ]);
      expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    }
    const refused = await api.get('/sources', client);
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ title: 'Too Many Requests', status: 429 });
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    for (const name of ['retry-after', 'ratelimit-reset'])
      expect(Number(refused.headers.get(name))).toBeGreaterThan(0);
    // Entries written by the client are to the left of those added by the proxy.
    expect((await api.get('/data', { 'x-forwarded-for': '10.0.0.1, 203.0.113.7' })).status).toBe(429);
    expect((await api.get('/data', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200);
  });

  it('exempts health, metrics and docs', async () => {
    for (const path of ['/health', '/health/live', '/metrics', '/docs', '/docs-json'])
      for (let n = 0; n < 5; n++) expect([path, (await api.get(path)).status]).toEqual([path, 200]);
  });

  it('lets the configured origin read replies, and no other', async () => {
    const allowed = async (origin: string) =>
      (await api.get('/health/live', { origin })).headers.get('access-control-allow-origin');
    expect(await allowed('https://app.example')).toBe('https://app.example');
    expect(await allowed('https://evil.example')).toBeNull();
  });

  it('serves Swagger UI over plain HTTP', async () => {
    const page = await api.get('/docs');
    expect(page.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(page.headers.get('strict-transport-security')).toBeNull();
    for (const [, asset] of page.text.matchAll(/(?:src|href)="(\.\/docs\/[^"]+\.(?:js|css))"/g))
      expect([asset, (await api.get(asset!.slice(1))).status]).toEqual([asset, 200]);
    expect(page.text).not.toMatch(/<script>[^<]/);
  });
});

it('logs a request as one line of JSON with its id and without keys', async () => {
  const lines = await linesLogged({ ADMIN_API_KEY: 'the-right-key' }, async ({ url }) => {
    const headers = {
      'x-request-id': 'seen-in-the-log',
      'x-api-key': 'secret-1',
      authorization: 'secret-2',
      cookie: 'secret-3',
    };
    await fetch(`${url}/stats`, { headers });
    await fetch(`${url}/health/live`);
    await fetch(`${url}/runs`, { method: 'POST', headers });
  });
  const logged = lines.map((line) => JSON.parse(line) as Logged);
  const completed = logged.filter(({ msg }) => msg === 'request completed');
  // A line may come after the reply, and so after that of the next request.
  expect(completed.map(({ req, res, request_id }) => [req.url, res.status, request_id]).toSorted()).toEqual([
    ['/runs', 401, 'seen-in-the-log'],
    ['/stats', 401, 'seen-in-the-log'],
  ]);
  expect(lines.join('\n')).not.toMatch(/secret-\d|the-right-key/);
});
