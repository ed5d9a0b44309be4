import { AppModule } from '../../src/app.module.js';
import { RunHistoryRepository } from '../../src/anomalies/run-history.repository.js';
import { StatsRepository } from '../../src/api/stats/stats.repository.js';
import { PartitionError } from '../../src/domain/errors.js';
import type { Partition } from '../../src/domain/source.js';
import type { Run, Trigger } from '../../src/runs/run.entity.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { PageSource, type Row } from '../support/page-source.js';
import { startRun } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

/** Knows, without reading, that a partition was read to its end. */
class ListedSource extends PageSource {
  override async partitions(): Promise<readonly Partition[]> {
    const partitions = await super.partitions();
    const isUnchanged = ({ read, generation }: Record<string, unknown>) =>
      generation === this.generation && read === 1;
    return partitions.map(({ key }) => ({ key, isUnchanged }));
  }
}

const row = (price: string): Row => ({ symbol: 'A', price, at: '2026-01-01T00:00:00.000Z' });

const source = new ListedSource('lists', 'api', { all: [[row('1')]] });
const worker = useWorker([source], { module: AppModule });
const { query } = worker;
let tick: number;
beforeEach(() => {
  tick = 0;
});

async function run(trigger: Trigger = 'schedule'): Promise<Run> {
  const slot = new Date(Date.UTC(2026, 0, 1, 0, tick++));
  return (await startRun(worker.app, { source: 'lists', trigger, slot })).ended;
}
const kept = () => query('select trigger, status, folded, stored::int from runs order by id');
const stats = async () => (await worker.app.get(StatsRepository).aggregates()).at(-1)!;

describe('scheduled runs that find nothing new', () => {
  it('become one row, with their number and the time of the first', async () => {
    await run();
    const first = await run();
    await run();
    const last = await run();
    expect(await kept()).toEqual([
      { trigger: 'schedule', status: 'succeeded', folded: 0, stored: 1 },
      { trigger: 'schedule', status: 'succeeded', folded: 2, stored: 0 },
    ]);
    expect(await worker.app.get(RunsRepository).find(last.id)).toMatchObject({ foldedSince: first.queuedAt });
    expect(await worker.app.get(RunsRepository).find(first.id)).toBeNull();
    const into = [{ id: Number(last.id), source: 'lists', folded: 2 }];
    expect(await worker.app.get(RunsRepository).foldedInto(first.id)).toEqual(into);
    expect(await worker.app.get(RunsRepository).foldedInto(last.id)).toEqual([]);
  });

  it('are not looked for in runs that only include later ones', async () => {
    await run();
    const { id } = await run('api');
    await query('delete from runs where id = $1', [id]);
    await query(
      `insert into runs (source_id, trigger, status, mode, queued_at, finished_at)
       values (1, 'api', 'succeeded', 'backfill', now(), now())`,
    );
    for (let index = 0; index < 3; index++) await run();
    expect(await worker.app.get(RunsRepository).foldedInto(id)).toEqual([]);
  });

  it('are separated by runs that stored something, failed, or were requested', async () => {
    await run();
    await run();
    source.generation = 'second';
    source.content = { all: [[row('2')]] };
    await run();
    await run();
    for (const trigger of ['api', 'cli'] as const) await run(trigger);
    source.generation = 'third';
    source.beforePage = () => {
      throw new PartitionError('upstream_down', 'status 500');
    };
    await run();
    expect(await kept()).toEqual([
      { trigger: 'schedule', status: 'succeeded', folded: 0, stored: 1 },
      { trigger: 'schedule', status: 'succeeded', folded: 0, stored: 0 },
      { trigger: 'schedule', status: 'succeeded', folded: 0, stored: 0 },
      { trigger: 'schedule', status: 'succeeded', folded: 0, stored: 0 },
      { trigger: 'api', status: 'succeeded', folded: 0, stored: 0 },
      { trigger: 'cli', status: 'succeeded', folded: 0, stored: 0 },
      { trigger: 'schedule', status: 'failed', folded: 0, stored: 0 },
    ]);
  });

  it('are kept if an anomaly or a checkpoint refers to them', async () => {
    source.content = { empty: [[]] };
    const checkpoint = await run();
    source.content = {};
    const anomaly = await run();
    await query(
      `insert into anomalies (key, kind, source_id, run_id, score, summary, figures, at, last_seen_at)
       values ('k', 'duration', 1, $1, 9, 's', '{}', now(), now())`,
      [anomaly.id],
    );
    const last = await run();
    const ids = (await worker.app.get(RunsRepository).list({ limit: 10 })).map(({ id }) => id);
    expect(ids).toEqual([last.id, anomaly.id, checkpoint.id]);
  });

  it('all count, in /stats and in the usual figures of a source', async () => {
    const runs = [];
    for (let index = 0; index < 5; index++) runs.push(await run());
    expect(await stats()).toMatchObject({
      records: { fetched: 1, stored: 1 },
      runs: { succeeded: 5, failed: 0 },
      lastSuccess: runs.at(-1)!.finishedAt,
      lastEndedId: runs.at(-1)!.id,
    });
    const next = await run('api');
    const before = await worker.app.get(RunHistoryRepository).previousTo(next);
    expect(before.map(({ fetched }) => fetched)).toEqual([0, 0, 0, 0, 1]);
  });
});

describe('the totals of runs', () => {
  it('match the runs, however they ended, and stay when the runs are dropped', async () => {
    await run();
    source.generation = 'second';
    source.beforePage = () => {
      throw new PartitionError('upstream_down', 'status 500');
    };
    const failed = await run('api');
    await query(
      `insert into runs (source_id, trigger, status, queued_at) values (1, 'api', 'queued', now())`,
    );
    // As a process of version 0.1.0 ends it.
    await query(
      `update runs set status = 'cancelled', finished_at = now(), started_at = coalesce(started_at, now())
       where status = 'queued'`,
    );
    const before = await stats();
    expect(before).toMatchObject({
      records: { fetched: 1, stored: 1 },
      runs: { queued: 0, succeeded: 1, failed: 1, cancelled: 1 },
      lastFailureId: failed.id,
      lastFailureAt: failed.finishedAt,
      lastFailureCode: 'upstream_down',
    });
    expect(before.max).toBeGreaterThanOrEqual(before.mean!);
    await query('delete from runs');
    expect(await stats()).toEqual(before);
  });
});
