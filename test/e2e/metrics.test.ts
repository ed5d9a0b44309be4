import { type Api, startApi } from '../support/seed-service.js';
import { VERSION } from '../../src/config/version.js';
import { parseExposition, type Sample, type Series } from '../support/exposition.js';
import { until } from '../support/until.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({
    SOURCES: 'coingecko,csv',
    SCHEDULE_CSV: 'off',
    DATABASE_POOL_SIZE: '9',
    GIT_COMMIT: 'b2f1c9e',
  });
});
afterAll(() => api.stop());

const scrape = async (): Promise<Map<string, Series>> => parseExposition((await api.get('/metrics')).text);

describe('/metrics', () => {
  // The first scrape; later ones could return what an earlier one read.
  it('reports the state of the database at the first scrape', async () => {
    const series = await scrape();
    expect(series.get('kasparro_database_up')!.samples).toMatchObject([{ value: 1 }]);
    expect(series.get('kasparro_checkpoint_age_seconds')!.samples).not.toEqual([]);
    expect(series.get('kasparro_last_success_age_seconds')!.samples).not.toEqual([]);
  });

  it('is a valid exposition whose histograms add up', async () => {
    await api.get('/data');
    const series = await scrape();
    expect(series.size).toBeGreaterThan(30);
    const buckets = series.get('kasparro_http_request_duration_seconds')!;
    expect(buckets.type).toBe('histogram');
    expect(buckets.samples.some(({ labels }) => labels.route === '/data')).toBe(true);
  });

  it('contains version and commit', async () => {
    const [{ labels, value }] = (await scrape()).get('kasparro_build_info')!.samples as [Sample];
    expect({ ...labels, value }).toEqual({
      version: VERSION,
      commit: 'b2f1c9e',
      node: process.version,
      value: 1,
    });
  });

  it('reports when a prune was due and when one finished, unless everything is kept', async () => {
    expect((await scrape()).has('kasparro_retention_tick_timestamp_seconds')).toBe(false);
    const pruning = await startApi({ RETENTION_RUNS: '90d', RETENTION_SCHEDULE: '17 3 * * *' });
    try {
      await pruning.dataSource.query(
        `insert into prunes (trigger, status, started_at, finished_at, cutoffs, counts)
         values ('cli', 'failed', '2026-02-01', '2026-02-01', '{}', '{"quotes": {"dropped": 5, "kept": 1}}'),
           ('cli', 'finished', '2026-02-01', '2026-02-02', '{}', '{"quotes": {"dropped": 30, "kept": 1}}'),
           ('cli', 'running', '2026-02-03', null, '{}', '{"quotes": {"dropped": 200, "kept": 0}}')`,
      );
      const [series, again] = [1, 2].map(async () => parseExposition((await pruning.get('/metrics')).text));
      const dropped = (all: Map<string, Series>) => all.get('kasparro_pruned_rows_total')!.samples;
      for (const all of [await series, await again])
        expect(dropped(all!)).toMatchObject([{ labels: { table: 'quotes' }, value: 35 }]);
      await pruning.dataSource.query(
        `update prunes set status = 'stopped', finished_at = '2026-02-03' where status = 'running'`,
      );
      const ended = parseExposition((await pruning.get('/metrics')).text);
      expect(dropped(ended)).toMatchObject([{ labels: { table: 'quotes' }, value: 235 }]);
      const at = (name: string) => ended.get(name)!.samples.map(({ value }) => new Date(value * 1000));
      expect(at('kasparro_last_prune_timestamp_seconds')).toEqual([new Date('2026-02-02')]);
      const [due] = at('kasparro_retention_tick_timestamp_seconds') as [Date];
      expect(due.toISOString()).toMatch(/T03:17:00.000Z$/);
      expect(Date.now() - due.getTime()).toBeLessThan(86_400_000);
    } finally {
      await pruning.stop();
    }
  });

  it('reports the age of checkpoints, data and successes of each source', async () => {
    const series = await scrape();
    const of = (name: string, source: string) =>
      series.get(name)!.samples.find(({ labels }) => labels.source === source)?.value;
    expect(of('kasparro_checkpoint_age_seconds', 'coingecko')).toBeGreaterThanOrEqual(3600);
    expect(of('kasparro_checkpoint_age_seconds', 'rss')).toBeUndefined();
    const year2026 = (Date.now() - Date.UTC(2026, 0, 2)) / 1000;
    expect(of('kasparro_data_age_seconds', 'rss')).toBeGreaterThan(year2026);
    expect(of('kasparro_last_success_age_seconds', 'coinpaprika')).toBeGreaterThan(year2026);
    expect(of('kasparro_schedule_interval_seconds', 'coingecko')).toBe(6 * 3600);
    expect(of('kasparro_schedule_interval_seconds', 'csv')).toBeUndefined();
  });

  it('reports waiting jobs and their age, blocked upstreams, and the load of the pool', async () => {
    await api.dataSource.query(`select pgboss.create_queue('source.csv', '{"policy": "standard"}'::jsonb)`);
    await api.dataSource.query(
      `insert into pgboss.job (name, start_after)
       values ('source.csv', now() - interval '1 minute'), ('source.csv', now() + interval '1 hour')`,
    );
    await api.dataSource.query(
      `insert into call_budgets (name, blocked_until) values ('CoinGecko', now() + interval '1 hour')`,
    );
    const fresh = await startScrape();
    const only = (name: string, labels: object) =>
      fresh.get(name)!.samples.find((one) => JSON.stringify(one.labels) === JSON.stringify(labels))?.value;
    expect(only('kasparro_queue_waiting_jobs', { queue: 'source.csv' })).toBe(2);
    expect(only('kasparro_queue_active_jobs', { queue: 'source.csv' })).toBe(0);
    expect(only('kasparro_queue_age_seconds', { queue: 'source.csv' })).toBeGreaterThanOrEqual(60);
    expect(only('kasparro_upstream_blocked_seconds', { upstream: 'CoinGecko' })).toBeGreaterThan(3500);
    expect(only('kasparro_pool_size', {})).toBe(9);
    // The statements of the scrape itself do not count.
    expect(only('kasparro_pool_waiting_requests', {})).toBe(0);
    expect(only('kasparro_pool_connections', { state: 'idle' })).toBeGreaterThanOrEqual(0);
  });
});

/** Longer than the last reading is cached. */
async function startScrape(): Promise<Map<string, Series>> {
  let series = await scrape();
  await until(async () => {
    series = await scrape();
    return series.get('kasparro_upstream_blocked_seconds')!.samples.length;
  });
  return series;
}
