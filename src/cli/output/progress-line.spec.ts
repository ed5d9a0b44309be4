import type { RunProgressReply } from '../../api/runs/run.reply.js';
import { ProgressLine } from './progress-line.js';

const STARTED = '2026-01-01T00:00:00.000Z';
const moment = new Date('2026-01-01T00:00:02.5Z');
const part = (partition: string, position: number | null, size: number | null, ended = false) => ({
  partition,
  position,
  size,
  finished_at: ended ? STARTED : null,
});
const run = (started_at: string | null, ...partitions: unknown[]) =>
  ({
    ...{ source: 'csv', id: 7, started_at, pages: 3, fetched: 1234567, rejected: 12 },
    partitions,
  }) as unknown as RunProgressReply;
const RECORDS = '1,234,567 records, 12 rejected, 2.5 s';

describe('a progress line', () => {
  it.each([
    ['waits', null, [], 'csv: run 7 is waiting for a worker'],
    ['counts for an API', STARTED, [part('all', null, null)], `csv: 3 pages, ${RECORDS}`],
    [
      'a bar for a file, by its bytes',
      STARTED,
      [part('a', 500_000, 1_000_000)],
      `csv: [############------------] 50 %, 0.5 of 1.0 MB, ${RECORDS}`,
    ],
    [
      'a bar for many files, by their bytes: read, half read, waiting',
      STARTED,
      [part('a', 1e6, 1e6, true), part('b', 1e6, 2e6), part('c', null, 5e6)],
      `csv: [######------------------] 25 %, 1 of 3 files, 2.0 of 8.0 MB, ${RECORDS}`,
    ],
    [
      'a whole bar for an empty file',
      STARTED,
      [part('a', 0, 0, true)],
      `csv: [########################] 100 %, 0.0 of 0.0 MB, ${RECORDS}`,
    ],
  ])('is %s', (_, startedAt, partitions, expected) => {
    expect(new ProgressLine().render(run(startedAt, ...partitions), { moment, uptime: 0 })).toBe(expected);
  });

  it('shows the rate and the time left after two seconds, computed from events about single partitions', () => {
    const line = new ProgressLine();
    line.render(run(STARTED, part('a', 0, 10e6), part('b', null, 50e6)), { moment, uptime: 0 });
    expect(line.render(run(STARTED, part('a', 4e6, 10e6)), { moment, uptime: 4000 })).toBe(
      `csv: [#-----------------------] 6 %, 0 of 2 files, 4.0 of 60.0 MB, 1.0 MB/s, 56 s left, ${RECORDS}`,
    );
  });
});
