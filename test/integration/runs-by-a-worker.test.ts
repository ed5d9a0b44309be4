import { once } from 'node:events';
import { CheckpointsRepository } from '../../src/checkpoints/checkpoints.repository.js';
import { PartitionError } from '../../src/domain/errors.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { RunEvents } from '../../src/runs/run-events.js';
import { counts, pages, row, succeeded } from '../support/page-runs.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const source = new PageSource('lists', 'api', { all: pages });
const worker = useWorker([source], { config: { WORKER_CONCURRENCY: 1 } });
const { query } = worker;
const run = () => runToEnd(worker.app, 'lists');
const prices = () =>
  query<{ price: string }>('select price::text as price from quotes order by quotes.price');

describe('two runs of one source', () => {
  it('become one run per scheduled time, however many processes run the schedule', async () => {
    const slot = new Date('2026-01-01T00:00:00Z');
    const ticks = await Promise.allSettled(
      Array.from({ length: 5 }, () => startRun(worker.app, { source: 'lists', trigger: 'schedule', slot })),
    );
    const made = ticks.flatMap((tick) => (tick.status === 'fulfilled' ? [tick.value] : []));
    expect(made).toHaveLength(1);
    await made[0]!.ended;
    const late = startRun(worker.app, { source: 'lists', trigger: 'schedule', slot });
    await expect(late).rejects.toThrow('has already run for this tick');
    expect(await query('select count(*)::int as n from runs')).toEqual([{ n: 1 }]);
  });
});

describe('a worker that lost its partition', () => {
  it('can no longer write: its page is refused', async () => {
    source.beforePage = async (index) => {
      if (index !== 1) return;
      await once(worker.app.get(RunEvents), 'page');
      await worker.app.get(CheckpointsRepository).claim(1, 'all', '999');
    };
    const ended = await run();
    expect(ended).toMatchObject({ status: 'failed', errorCode: 'ownership_lost', stored: '2' });
    expect(await prices()).toHaveLength(2);
  });

  it('uses up an id only for the first claim of a partition', async () => {
    await query(`insert into sources (name, kind) values ('lists', 'api')`);
    const checkpoints = worker.app.get(CheckpointsRepository);
    const claimed = [];
    for (const partition of ['a', 'a', 'a', 'b']) claimed.push(await checkpoints.claim(1, partition, '1'));
    const first = claimed[0]!.id;
    expect(claimed.map(({ id, epoch }) => [id - first, Number(epoch)])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
    ]);
  });
});

describe('a partition that fails', () => {
  it('is retried, and the run succeeds if that helps', async () => {
    worker.configure({ PARTITION_ATTEMPTS: 3 });
    let failures = 2;
    source.beforePage = (index) => {
      if (index === 1 && failures-- > 0)
        throw new PartitionError('upstream_down', 'status 500', { retries: 2 });
    };
    const ended = await run();
    expect(ended).toMatchObject({ ...succeeded({ fetched: 5, stored: 5 }), retries: 4, errorCode: null });
    expect(await query('select attempts, failures from run_partitions')).toEqual([
      { attempts: 3, failures: 2 },
    ]);
  });

  it('makes the run partial after its last attempt and is named in it; data of other partitions is kept', async () => {
    source.content = { broken: pages, good: pages };
    source.beforePage = (_index, { partition }) => {
      if (partition.key === 'broken') throw new PartitionError('not_a_feed', 'an HTML page');
    };
    worker.configure({ PARTITION_ATTEMPTS: 2 });
    const ended = await run();
    expect(ended).toMatchObject({
      status: 'partial',
      ...counts({ fetched: 5, stored: 5 }),
      errorMessage: 'broken: an HTML page',
    });
    const ends = await query('select partition, status, attempts from run_partitions order by 1');
    expect(ends).toEqual([
      { partition: 'broken', status: 'failed', attempts: 2 },
      { partition: 'good', status: 'succeeded', attempts: 1 },
    ]);
  });
});

describe('a run that is cancelled', () => {
  it('stops at the next page and starts no queued partitions; the next run continues', async () => {
    source.content = { first: pages, second: [[row('Z', '9')]] };
    const runs = worker.app.get(RunService);
    source.beforePage = async (index) => {
      if (index === 1) await runs.cancel((await query<{ id: string }>('select id from runs'))[0]!.id);
    };
    const ended = await run();
    expect(ended).toMatchObject({ status: 'cancelled', errorCode: 'cancelled' });
    expect(await query('select partition, status from run_partitions order by 1')).toEqual([
      { partition: 'first', status: 'cancelled' },
      { partition: 'second', status: 'cancelled' },
    ]);
    source.beforePage = () => undefined;
    expect((await run()).status).toBe('succeeded');
    expect(await prices()).toHaveLength(6);
    expect(await runs.cancel(ended.id)).toBeNull();
  });
});
