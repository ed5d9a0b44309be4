import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const FEED = 'https://example.com/feed?a=b/c';
const row = (symbol: string) => ({ symbol, at: '2026-01-01T00:00:00Z', price: '1' });

let api: Api;
let worker: INestApplicationContext;
let source: PageSource;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, SOURCES: 'csv,coinpaprika' });
  source = new PageSource('csv', 'csv', { 'a.csv': [[row('AAA')], [row('BBB')]], [FEED]: [[row('CCC')]] });
  worker = await startContext(api.url, [source]);
  expect(await runToEnd(worker, 'csv')).toMatchObject({ status: 'succeeded', errorMessage: null });
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const post = (path: string, body: object, headers: Record<string, string> = { 'x-api-key': ADMIN }) =>
  api.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const checkpoint = async (partition: string) =>
  (await api.get(`/checkpoints?source=csv&partition=${encodeURIComponent(partition)}`)).json.data[0];
const reset = (more: object = {}) =>
  post('/checkpoints/reset', { source: 'csv', partition: 'a.csv', reason: 'repaired', ...more });

describe('/checkpoints', () => {
  it('shows the progress of partitions, with filters and pages', async () => {
    expect(await checkpoint(FEED)).toMatchObject({
      source: 'csv',
      partition: FEED,
      cursor: { read: 1, generation: 'first' },
      epoch: 1,
      run_id: expect.any(Number),
    });
    const all = (await api.get('/checkpoints')).json.data;
    const first = (await api.get('/checkpoints?limit=1')).json;
    const rest = (await api.get(`/checkpoints?cursor=${first.metadata.next_cursor}`)).json;
    expect([...first.data, ...rest.data]).toEqual(all);
    expect(rest.metadata.next_cursor).toBeNull();
    expect((await api.get('/checkpoints?source=coingecko')).json.data).toHaveLength(1);
    expect((await api.get('/checkpoints?source=nowhere')).status).toBe(400);
  });

  it('resets only one partition, records who and why, and the next run stores nothing twice', async () => {
    const [other, before] = [await checkpoint(FEED), await checkpoint('a.csv')];
    const done = await reset();
    expect([done.status, done.json]).toEqual([
      200,
      { ...before, cursor: null, epoch: before.epoch + 1, updated_at: expect.any(String) },
    ]);
    expect(await checkpoint(FEED)).toEqual(other);
    const [kept] = await api.dataSource.query(
      `select actor, action, before, after, reason from audit_log where subject = 'checkpoints/csv/a.csv'`,
    );
    expect(kept).toEqual({
      actor: 'admin',
      action: 'checkpoint.reset',
      before: { cursor: before.cursor, epoch: before.epoch, run_id: before.run_id },
      after: { cursor: null, epoch: before.epoch + 1, run_id: before.run_id },
      reason: 'repaired',
    });
    expect(await runToEnd(worker, 'csv')).toMatchObject({ fetched: '2', stored: '0', unchanged: '2' });
  });

  it('sets one at which the next run continues', async () => {
    const { status, json } = await post('/checkpoints/set', {
      source: 'csv',
      partition: 'a.csv',
      cursor: { ...(await checkpoint('a.csv')).cursor, read: 1 },
      reason: 'read the last page again',
    });
    // The service validates cursors of its own csv source; this test's source has different ones.
    expect([status, json.errors[0].path]).toEqual([422, 'cursor.offset']);
    await post('/checkpoints/set', {
      source: 'coingecko',
      partition: 'markets',
      cursor: { page: 2 },
      reason: 'of a source that is not configured here',
    });
    const [{ cursor }] = (await api.get('/checkpoints?source=coingecko')).json.data;
    expect(cursor).toEqual({ page: 2 });
  });

  it.each([
    [{ partition: 'b.csv' }, 404, 'csv has no checkpoint of that partition.'],
    [{ source: 'nowhere' }, 400, expect.stringContaining('source: must be one of')],
    [{ reason: ' ' }, 400, 'reason must not be empty'],
    [{ reason: undefined }, 400, 'reason must be text'],
    [{ reason: 'a\0b' }, 400, 'reason contains a character that no record can contain'],
    [{ partition: 'backfill:1:a.csv' }, 400, expect.stringContaining('cancel that run instead')],
    [{ force: 'yes' }, 400, 'force must be true or false'],
    [{ cursor: {} }, 400, 'cursor is not a field of this body'],
  ])('refuses to reset %j with %d', async (more, status, detail) => {
    const refused = await reset(more);
    expect([refused.status, refused.json.detail]).toEqual([status, detail]);
  });

  it('refuses requests without a key, and cursors that are not objects', async () => {
    expect((await post('/checkpoints/reset', {}, {})).status).toBe(401);
    const body = { source: 'csv', partition: 'a.csv', reason: 'why' };
    for (const cursor of [null, 'x', 1, [1]])
      expect([cursor, (await post('/checkpoints/set', { ...body, cursor })).status]).toEqual([cursor, 400]);
    const long = await post('/checkpoints/set', { ...body, cursor: { long: 'x'.repeat(20_000) } });
    expect(long.status).toBe(413);
  });

  it('changes nothing during a run, unless forced: then the run stores no more of that partition', async () => {
    await reset({ reason: 'so that there is something to read' });
    const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    source.beforePage = async (index, { partition }) => {
      if (partition.key !== 'a.csv' || index === 0) return;
      reached.resolve();
      await goOn.promise;
    };
    const { run, ended } = await startRun(worker, { source: 'csv', trigger: 'cli' });
    await reached.promise;
    const refused = await reset();
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      `csv is running (run ${run.id}): wait, cancel it, or set force.`,
    ]);
    const forced = await reset({ force: true });
    expect([forced.status, forced.json.cursor]).toEqual([200, null]);
    source.beforePage = () => undefined;
    goOn.resolve();
    expect(await ended).toMatchObject({ status: 'partial', errorCode: 'ownership_lost' });
    expect((await checkpoint('a.csv')).cursor).toBeNull();
    const { json } = await api.get(`/runs/${run.id}`);
    expect(json.partitions).toMatchObject([
      { partition: 'a.csv', status: 'failed', pages: 1, error: { code: 'ownership_lost' } },
      { partition: FEED, status: 'succeeded' },
    ]);
    expect(await runToEnd(worker, 'csv')).toMatchObject({ status: 'succeeded', fetched: '2' });
  });
});
