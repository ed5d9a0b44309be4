import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { RunService, SourceBusy } from '../../src/ingestion/lifecycle/run.service.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { RunEvents } from '../../src/runs/run-events.js';
import type { Run } from '../../src/runs/run.entity.js';
import { RunOutcomesRepository } from '../../src/runs/run-outcomes.repository.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { PageSource } from '../support/page-source.js';
import { waitForEnd, runToEnd, startRun } from '../support/run-to-end.js';
import { until } from '../support/until.js';
import { useApps } from '../support/use-apps.js';
import { pages, row, succeeded } from '../support/page-runs.js';

let source: PageSource;

const { apps, database, query, startApp } = useApps();
beforeEach(() => {
  source = new PageSource('lists', 'api', { all: pages });
});
const start = (overrides = {}) => startApp([source], overrides);
const run = (app: INestApplicationContext) => runToEnd(app, 'lists');
const prices = () =>
  query<{ price: string }>('select price::text as price from quotes order by quotes.price');

describe('two runs of one source', () => {
  it('do not overlap, even from two processes', async () => {
    const [one, two] = [await start(), await start()];
    const blocked = Promise.withResolvers<void>();
    source.beforePage = () => blocked.promise;
    const first = await startRun(one, { source: 'lists', trigger: 'cli' });
    const second = startRun(two, { source: 'lists', trigger: 'schedule' });
    await expect(second).rejects.toThrow(new SourceBusy('lists', first.run.id));
    const ended = Promise.race([first.ended, waitForEnd(two, first.run.id)]);
    blocked.resolve();
    expect((await ended).status).toBe('succeeded');
  });
});

describe('a worker that lost its partition', () => {
  it('leaves the partition to the new worker, which continues from the checkpoint', async () => {
    const [slow, quick] = [await start(), await start()];
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const seen: number[] = [];
    source.beforePage = async (index) => {
      seen.push(index);
      if (index !== 1 || seen.filter((one) => one === 1).length > 1) return;
      await stored;
      reached.resolve();
      await goOn.promise;
    };
    const ends = [slow, quick].map((app) => once(app.get(RunEvents), 'end') as Promise<[{ run: Run }]>);
    const stored = Promise.race([slow, quick].map((app) => once(app.get(RunEvents), 'page')));
    await startRun(slow, { source: 'lists', trigger: 'cli' });
    await reached.promise;
    await letHeartbeatsLapse(database.url);
    const [{ run: ended }] = await Promise.race(ends);
    goOn.resolve();
    expect(ended).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
    expect(seen).toEqual([0, 1, 1, 2]);
    expect(await prices()).toHaveLength(5);
  });
});

describe('a run of many partitions', () => {
  it('is read by all workers in parallel, and its counters are the sum', async () => {
    const keys = Array.from({ length: 6 }, (_, index) => `list ${index}`);
    source.content = Object.fromEntries(keys.map((key, day) => [key, [[row(key, '1', day + 1)]]]));
    const [one, two] = [await start({ WORKER_CONCURRENCY: 3 }), await start({ WORKER_CONCURRENCY: 3 })];
    const all = Promise.withResolvers<void>();
    let waiting = 0;
    source.beforePage = () => {
      if (++waiting === keys.length) all.resolve();
      return all.promise;
    };
    const ends = [one, two].map((app) => once(app.get(RunEvents), 'end') as Promise<[{ run: Run }]>);
    await startRun(one, { source: 'lists', trigger: 'cli' });
    const [{ run: ended }] = await Promise.race(ends);
    expect(ended).toMatchObject(succeeded({ fetched: 6, stored: 6 }));
    expect(Object.keys((await one.get(RunOutcomesRepository).cursors(ended.id)).after).sort()).toEqual(keys);
  });
});

describe('a run that is cancelled', () => {
  it('before a worker took it ends immediately', async () => {
    const service = await start({ ROLE: 'api' });
    const { run: queued } = await startRun(service, { source: 'lists', trigger: 'api' });
    expect(await service.get(RunService).cancel(queued.id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('an interrupted run', () => {
  it('stores the page in flight and returns to the queue when the service stops; another worker finishes it', async () => {
    // Another of its workers could take the partition once more before it stops, too.
    const service = await start({ WORKER_CONCURRENCY: 1 });
    const reached = Promise.withResolvers<void>();
    source.beforePage = (index, { signal }) => {
      if (index !== 1) return;
      reached.resolve();
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    };
    const { run: begun } = await startRun(service, { source: 'lists', trigger: 'cli' });
    await reached.promise;
    const { boss } = service.get(JobQueue);
    const stop = boss.stop.bind(boss);
    // The queue may take long to stop. Until it has, the worker must not take the partition again.
    jest.spyOn(boss, 'stop').mockImplementation(async (options) => {
      await until(async () => {
        const [partition] = await query<{ status: string }>('select status from run_partitions');
        return partition?.status === 'queued';
      });
      await stop(options);
    });
    await apps.pop()!.close();
    expect(await query('select status, attempts, failures, fetched from run_partitions')).toEqual([
      { status: 'queued', attempts: 1, failures: 0, fetched: '2' },
    ]);
    source.beforePage = () => undefined;
    expect(await waitForEnd(await start(), begun.id)).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
  });

  it('is ended by the sweep if it has no job left, and blocks nothing', async () => {
    const service = await start({ ROLE: 'api' });
    await startRun(service, { source: 'lists', trigger: 'cli' });
    await query('delete from pgboss.job');
    const worker = await start();
    expect(await query('select status, error_code from runs')).toEqual([
      { status: 'failed', error_code: 'worker_died' },
    ]);
    expect((await run(worker)).status).toBe('succeeded');
  });

  it('of a source that is no longer configured is ended when its time is over, and leaves no job', async () => {
    await startRun(await start({ ROLE: 'api' }), { source: 'lists', trigger: 'cli' });
    await query(`insert into run_partitions (run_id, partition, status, job_id)
      select (data ->> 'run_id')::bigint, 'all', 'queued', id from pgboss.job`);
    await query(`update runs set status = 'running', started_at = now()`);
    const worker = await startApp([new PageSource('others', 'api', {})]);
    const state = () =>
      query(
        `select r.status, (select count(*)::int from pgboss.job where state < 'active') as jobs from runs r`,
      );
    expect(await state()).toEqual([{ status: 'running', jobs: 1 }]);
    await query(`update runs set started_at = now() - interval '1 day'`);
    const sweep = worker.get(BackgroundTasks).get('run_sweep');
    sweep.request();
    await sweep.idle();
    expect(await state()).toEqual([{ status: 'interrupted', jobs: 0 }]);
  });
});
