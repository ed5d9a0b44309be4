import { appendFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunComparisonRepository } from '../../src/runs/run-comparison.repository.js';
import type { Run } from '../../src/runs/run.entity.js';
import { useCsvWorker } from '../support/use-csv-worker.js';

const FILES = 12;
const HEADER = 'symbol,price,date\n';
const nameOf = (index: number) => `f${String(index).padStart(2, '0')}.csv`;

const csv = useCsvWorker();
const { query, run } = csv;
beforeEach(async () => {
  for (let index = 0; index < FILES; index++)
    await writeFile(join(csv.folder, nameOf(index)), `${HEADER}C${index},1,2026-01-01\n`);
});

/** Partitions that the run worked on, and the jobs that it took. */
async function workOf({ id }: Run) {
  const partitions = await query<{ partition: string }>(
    'select partition from run_partitions where run_id = $1 order by 1',
    [id],
  );
  const [jobs] = await query<{ n: number }>(
    `select count(*)::int as n from pgboss.job where data ->> 'run_id' = $1`,
    [id],
  );
  return { partitions: partitions.map(({ partition }) => partition), jobs: jobs!.n };
}

describe('unchanged files', () => {
  it('need neither a job nor a row: the run counts them and ends when it is planned', async () => {
    expect(await workOf(await run())).toMatchObject({ jobs: FILES + 1 });
    const before = await query('select partition, epoch, updated_at from checkpoints order by 1');
    const idle = await run();
    expect(idle).toMatchObject({ status: 'succeeded', partitionsUnchanged: FILES, fetched: '0', pages: 0 });
    expect(await workOf(idle)).toEqual({ partitions: [], jobs: 1 });
    expect(await query('select partition, epoch, updated_at from checkpoints order by 1')).toEqual(before);
  });

  it('are skipped; new, grown and corrected files, and those with a reset checkpoint, are read', async () => {
    await run();
    await appendFile(join(csv.folder, nameOf(0)), 'NEW,2,2026-01-02\n');
    await writeFile(join(csv.folder, nameOf(1)), `${HEADER}C1,7,2026-01-01\n`);
    await writeFile(join(csv.folder, 'new.csv'), `${HEADER}N,1,2026-01-01\n`);
    await query('update checkpoints set cursor = null where partition = $1', [nameOf(2)]);
    const ended = await run();
    expect(ended).toMatchObject({
      stored: '2',
      updated: '1',
      unchanged: '1',
      partitionsUnchanged: FILES - 3,
    });
    expect((await workOf(ended)).partitions).toEqual([nameOf(0), nameOf(1), nameOf(2), 'new.csv']);
    expect(
      await query(`select price::text as price from quotes join listings l on l.id = listing_id
      where l.symbol = 'C1'`),
    ).toEqual([{ price: '7' }]);
  });

  it('with only a new modification time are compared once, and skipped from then on', async () => {
    await run();
    for (let index = 0; index < FILES; index++) await utimes(join(csv.folder, nameOf(index)), 1, 1);
    const compared = await run();
    expect(compared).toMatchObject({ status: 'succeeded', fetched: '0', bytes: '0', partitionsUnchanged: 0 });
    expect((await workOf(compared)).partitions).toHaveLength(FILES);
    expect(await workOf(await run())).toEqual({ partitions: [], jobs: 1 });
  });

  it('are distinguished from missing files and from new ones', async () => {
    const first = await run();
    await rm(join(csv.folder, nameOf(3)));
    await writeFile(join(csv.folder, 'new.csv'), `${HEADER}N,1,2026-01-01\n`);
    const second = await run();
    const compared = (earlier: Run, later: Run) =>
      csv.worker.app.get(RunComparisonRepository).partitions({ earlier, later, limit: 10 });
    expect(await compared(first, second)).toEqual({
      appeared: { count: 1, data: ['new.csv'] },
      vanished: { count: 1, data: [nameOf(3)] },
    });
    await writeFile(join(csv.folder, nameOf(3)), `${HEADER}C3,1,2026-01-01\n`);
    const third = await run();
    expect(await compared(second, third)).toEqual({
      appeared: { count: 0, data: [] },
      vanished: { count: 0, data: [] },
    });
  });
});
