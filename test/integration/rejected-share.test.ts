import type { Config } from '../../src/config/config.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const source = new PageSource('lists', 'third', {});
const worker = useWorker([source]);
const { query } = worker;

/** This number of records, the first of which are bad. */
const records = (all: number, bad: number, prefix = 'C') =>
  Array.from({ length: all }, (_, n) => ({
    symbol: `${prefix}${n}`,
    at: '2026-01-01T00:00:00.000Z',
    price: n < bad ? n : String(n + 1),
  }));
function start(content: Record<string, unknown[][]>, settings: Partial<Config> = {}): void {
  source.content = content;
  worker.configure(settings);
}
const run = () => runToEnd(worker.app, 'lists');

it.each([
  [19, 19, 'succeeded'],
  [20, 10, 'succeeded'],
  [20, 11, 'failed'],
  [25, 25, 'failed'],
])('of %i records, %i rejected: the run has %s', async (all, bad, status) => {
  start({ all: [records(all, bad)] });
  const ended = await run();
  expect(ended).toMatchObject({ status, fetched: String(all), rejected: String(bad) });
  expect(ended.errorCode).toBe(status === 'failed' ? 'too_many_rejections' : null);
  expect(await query('select from quotes')).toHaveLength(all - bad);
});

it('reports the share and what to do, keeps what passed, and does not read it again', async () => {
  start({ all: [records(25, 20)] }, { PARTITION_ATTEMPTS: 3 });
  const ended = await run();
  expect(ended.errorMessage).toContain('20 of 25 records were rejected, more than the share of 0.5');
  expect(ended.errorMessage).toContain('MAX_REJECTED_SHARE');
  expect(ended).toMatchObject({ stored: '5', rejected: '20', pages: 1 });
  expect(await run()).toMatchObject({ status: 'succeeded', fetched: '0' });
});

it('a partition with mostly rejected records fails while healthy ones succeed', async () => {
  start({ bad: [records(20, 20, 'B')], good: [records(200, 0, 'G')] });
  const ended = await run();
  expect(ended).toMatchObject({ status: 'partial', errorCode: 'too_many_rejections', stored: '200' });
  expect(ended.errorMessage).toMatch(/^bad: 20 of 20/);
  expect(await query('select partition, status from run_partitions order by 1')).toEqual([
    { partition: 'bad', status: 'failed' },
    { partition: 'good', status: 'succeeded' },
  ]);
});

it('partitions of a few records count together', async () => {
  const feeds = [1, 2, 3, 4, 5].map((n) => [`feed ${n}`, [records(5, 4, `F${n}`)]] as [string, unknown[][]]);
  start(Object.fromEntries(feeds));
  expect(await run()).toMatchObject({ status: 'failed', errorCode: 'too_many_rejections', stored: '5' });
});

it('a source may have its own share', async () => {
  start({ all: [records(20, 18)] }, { MAX_REJECTED_SHARE: { '*': 0.5, lists: 0.9 } });
  expect(await run()).toMatchObject({ status: 'succeeded', rejected: '18' });
});

it('the last page of a partition is checked against the window of its last records, too', async () => {
  const limits = { MAX_REJECTED_SHARE: { '*': 1 }, DRIFT_REJECTED_WINDOW: 20, DRIFT_MAX_REJECTED_SHARE: 0.5 };
  start({ all: [records(100, 0, 'A'), records(20, 20, 'B')] }, limits);
  const ended = await run();
  expect(ended).toMatchObject({
    status: 'failed',
    errorCode: 'too_many_rejections',
    fetched: '120',
    stored: '100',
  });
  expect(ended.errorMessage).toContain('20 of the last 20 records were rejected');
  expect(await run()).toMatchObject({ status: 'succeeded', fetched: '0' });
});
