import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { IdempotencyKeysRepository } from '../../src/api/idempotency/idempotency-keys.repository.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(
  async () =>
    (api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', SOURCES: 'csv,coinpaprika' })),
);
afterAll(() => api.stop());
afterEach(() =>
  api.dataSource.query(`update runs set status = 'cancelled', finished_at = now() where finished_at is null`),
);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'x-api-key': ADMIN,
      ...headers,
    },
  });
const runs = async (): Promise<number> =>
  Number((await api.dataSource.query('select count(*) from runs'))[0].count);

describe('an Idempotency-Key', () => {
  it('returns the saved reply for the same request and executes it once', async () => {
    const headers = { 'idempotency-key': 'once' };
    const before = await runs();
    const first = await post('/runs', { source: 'csv' }, headers);
    const again = await post('/runs', { source: 'csv' }, headers);
    expect(first.status).toBe(202);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    for (const name of ['location', 'content-type'])
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await runs()).toBe(before + 1);
  });

  it('with another request is refused', async () => {
    const headers = { 'idempotency-key': 'other' };
    await post('/runs', { source: 'csv' }, headers);
    for (const [path, body] of [
      ['/runs', { source: 'coinpaprika' }],
      ['/webhooks', { source: 'csv' }],
    ] as const) {
      const refused = await post(path, body, headers);
      expect([refused.status, refused.json.errors[0].path]).toEqual([422, 'Idempotency-Key']);
    }
  });

  it('executes only one of many simultaneous requests with the same key', async () => {
    const before = await runs();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => post('/runs', { source: 'csv' }, { 'idempotency-key': 'at-once' })),
    );
    const statuses = new Set(replies.map(({ status }) => status));
    expect([...statuses].every((status) => status === 202 || status === 409)).toBe(true);
    expect(new Set(replies.filter(({ status }) => status === 202).map(({ text }) => text)).size).toBe(1);
    expect(await runs()).toBe(before + 1);
  });
});

describe('an Idempotency-Key over time', () => {
  const age = (span: string) =>
    api.dataSource.query(
      `update idempotency_keys set claimed_at = claimed_at - interval '${span}' where key = 'k'`,
    );
  const headers = { 'idempotency-key': 'k' };
  const cancel = async ({ json }: { json: { id: number } }) => post(`/runs/${json.id}/cancel`, undefined);
  afterEach(() => api.dataSource.query(`delete from idempotency_keys`));

  it('expires after 24 hours, and is removed', async () => {
    const first = await post('/runs', { source: 'csv' }, headers);
    await cancel(first);
    await age('23 hours');
    expect((await post('/runs', { source: 'csv' }, headers)).json).toEqual(first.json);
    await age('2 hours');
    const later = await post('/runs', { source: 'csv' }, headers);
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([202, null]);
    expect(later.json.id).not.toBe(first.json.id);
    await age('25 hours');
    await api.service.app.get(IdempotencyKeysRepository).sweep();
    expect(await api.dataSource.query(`select from idempotency_keys where key = 'k'`)).toEqual([]);
  });

  it('can be used again if the request was refused', async () => {
    const running = await post('/runs', { source: 'csv' });
    expect((await post('/runs', { source: 'csv' }, headers)).status).toBe(409);
    await cancel(running);
    expect((await post('/runs', { source: 'csv' }, headers)).status).toBe(202);
    expect((await post('/runs', { source: 'nowhere' }, { 'idempotency-key': 'l' })).status).toBe(400);
    expect((await post('/runs', { source: 'coinpaprika' }, { 'idempotency-key': 'l' })).status).toBe(202);
  });

  it('of a dead process is reserved for minutes, then released', async () => {
    const first = await post('/runs', { source: 'csv' }, headers);
    await cancel(first);
    await api.dataSource.query('update idempotency_keys set status = null, location = null, body = null');
    const held = await post('/runs', { source: 'csv' }, headers);
    expect([held.status, held.headers.get('retry-after'), held.json.detail]).toEqual([
      409,
      '1',
      'The first request with this Idempotency-Key is still in progress.',
    ]);
    await age('10 minutes');
    expect((await post('/runs', { source: 'csv' }, headers)).status).toBe(202);
  });

  it('belongs to one API key: another key makes another request', async () => {
    await post('/runs', { source: 'csv' }, headers);
    await api.dataSource.query(`update idempotency_keys set owner = '\\x00'`);
    expect((await post('/runs', { source: 'coinpaprika' }, headers)).status).toBe(202);
  });

  it.each(['a b', 'x'.repeat(256), 'é'])('that is %j is refused', async (key) => {
    const refused = await post('/runs', { source: 'csv' }, { 'idempotency-key': key });
    expect([refused.status, refused.json.errors[0].path]).toEqual([400, 'Idempotency-Key']);
  });

  it('is ignored for reads, and stores nothing without a key', async () => {
    expect((await api.get('/runs', headers)).headers.get('idempotency-replayed')).toBeNull();
    expect((await post('/runs', { source: 'csv' }, { ...headers, 'x-api-key': 'wrong' })).status).toBe(401);
    expect(await api.dataSource.query('select from idempotency_keys')).toEqual([]);
  });
});

describe('a backfill', () => {
  let worker: INestApplicationContext;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kasparro-backfill-'));
    const rows = (symbol: string) =>
      ['2025-01-01', '2025-01-02', '2025-01-03'].map((day, index) => `${symbol},${index + 1},${day}`);
    // The third line replaces the second within its page.
    await writeFile(
      join(folder, 'a.csv'),
      ['symbol,price,date', 'AAA,9,2025-01-01', ...rows('AAA'), ''].join('\n'),
    );
    await writeFile(join(folder, 'b.csv'), ['symbol,price,date', ...rows('BBB'), ''].join('\n'));
    worker = await startContext(
      api.url,
      undefined,
      parseConfig({ ...QUIET, DATABASE_URL: api.url, CSV_PATH: folder, SOURCES: 'csv' }),
    );
  });
  afterAll(async () => {
    await worker.close();
    await rm(folder, { recursive: true });
  });

  /** Everything that a run could have changed, except the counters of runs. */
  const state = async () => {
    const all: Record<string, unknown> = {};
    for (const table of ['quotes', 'latest_quotes', 'raw_csv_data', 'rejections', 'checkpoints'])
      all[table] = await api.dataSource.query(`select * from ${table} t order by t::text`);
    return all;
  };
  const backfill = (more: object) =>
    startRun(worker, { source: 'csv', trigger: 'api', mode: 'backfill', options: more }).then(
      ({ ended }) => ended,
    );

  it('that finds nothing new stores nothing and leaves the checkpoints unchanged', async () => {
    expect(await runToEnd(worker, 'csv')).toMatchObject({ status: 'succeeded', stored: '6', duplicate: '1' });
    const [run] = (await api.get('/runs?limit=1')).json.data;
    const { size } = await stat(join(folder, 'a.csv'));
    expect((await api.get(`/runs/${run.id}`)).json.partitions).toEqual([
      expect.objectContaining({ partition: 'a.csv', status: 'succeeded', attempts: 1, position: size, size }),
      expect.objectContaining({ partition: 'b.csv', status: 'succeeded', fetched: 3, error: null }),
    ]);
    const before = await state();
    expect(await backfill({})).toMatchObject({
      status: 'succeeded',
      mode: 'backfill',
      ...{ fetched: '7', stored: '0', updated: '0', unchanged: '6', duplicate: '1' },
    });
    expect(await state()).toEqual(before);
  });

  it('restores only what is missing from one file and span', async () => {
    const before = await state();
    const gone = `delete from quotes using listings l where listing_id = l.id and l.symbol in ('AAA', 'BBB')`;
    await api.dataSource.query(gone);
    const run = await backfill({ partition: 'a.csv', since: '2025-01-02', until: '2025-01-03' });
    expect(run).toMatchObject({
      status: 'succeeded',
      fetched: '4',
      stored: '1',
      unchanged: '2',
      duplicate: '1',
    });
    const kept = await api.dataSource.query(
      `select l.symbol, q.observed_at from quotes q join listings l on l.id = q.listing_id where l.symbol in ('AAA', 'BBB')`,
    );
    expect(kept).toEqual([{ symbol: 'AAA', observed_at: new Date('2025-01-02') }]);
    expect((await state()).checkpoints).toEqual(before.checkpoints);
    expect(await runToEnd(worker, 'csv')).toMatchObject({ status: 'succeeded', fetched: '0' });
  });

  it('runs beside a live run, and is cancelled separately', async () => {
    // No worker processes the jobs that this test's API enqueues for a source unknown to its worker.
    const live = await post('/runs', { source: 'coinpaprika' });
    const first = await post('/runs', { source: 'coinpaprika', mode: 'backfill' });
    expect([live.status, first.status, first.json.mode]).toEqual([202, 202, 'backfill']);
    const cancelled = await post(`/runs/${first.json.id}/cancel`, undefined);
    expect([cancelled.status, cancelled.json]).toEqual([
      202,
      expect.objectContaining({ status: 'cancelled', cancel_requested_at: expect.any(String) }),
    ]);
    expect((await api.get(`/runs/${live.json.id}`)).json).toMatchObject({ status: 'queued', partitions: [] });
    const again = await post(`/runs/${first.json.id}/cancel`, undefined);
    expect([again.status, again.json.detail]).toEqual([409, `Run ${first.json.id} has already ended.`]);
    expect((await post('/runs/x/cancel', undefined)).status).toBe(404);
    expect((await api.request(`/runs/${live.json.id}/cancel`, { method: 'POST' })).status).toBe(401);
  });

  it.each([
    [{ since: '2025-01-01' }, 400, 'since', 'is only allowed in a backfill'],
    [{ mode: 'backfill', partition: 'c.csv' }, 422, 'partition', 'csv has no such partition; it has '],
    [
      { mode: 'backfill', since: '2025-01-02', until: '2025-01-02' },
      400,
      'until',
      'must be later than since',
    ],
    [{ mode: 'backfill', since: 'yesterday' }, 400, 'since', 'must be a date'],
    [
      { mode: 'backfill', source: 'coinpaprika', until: '2025-01-01' },
      400,
      'since',
      'is required: the start of the span to read',
    ],
    [{ mode: 'replay' }, 400, 'mode', 'must be one of live, backfill'],
  ])('%j is refused with %d', async (more, status, path, message) => {
    const refused = await post('/runs', { source: 'csv', ...more });
    expect([refused.status, refused.json.errors]).toMatchObject([
      status,
      [{ path, pointer: `/${path}`, message: expect.stringContaining(message) }],
    ]);
  });
});
