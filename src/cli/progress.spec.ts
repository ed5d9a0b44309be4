import type { Snapshot } from '../runs/run-watch.js';
import { progressLine } from './progress-line.js';
import { ProgressPrinter } from './progress-printer.js';

const started = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-01-01T00:00:02.5Z');
const part = (position: number | null, size: number | null, ended = false) => ({
  position: position === null ? null : String(position),
  size: size === null ? null : String(size),
  finishedAt: ended ? now : null,
});
const line = (startedAt: Date | null, ...partitions: unknown[]) => {
  const run = { id: '7', startedAt, pages: 3, fetched: '1234567', rejected: '12' };
  return progressLine('csv', { run, partitions } as unknown as Snapshot, now);
};

describe('a progress line', () => {
  it.each([
    ['waits', null, [], 'csv: run 7 is waiting for a worker'],
    ['counts for an API', started, [part(null, null)], 'csv: 3 pages, 1,234,567 records, 12 rejected, 2.5 s'],
    [
      'a bar for a file, by its bytes',
      started,
      [part(500_000, 1_000_000)],
      'csv: [############------------] 50 %, 0.5 MB, 1,234,567 records, 12 rejected, 2.5 s',
    ],
    [
      'a bar for many files: read, half read, unchanged, waiting',
      started,
      [part(2e6, 2e6, true), part(1e6, 2e6), part(null, null, true), part(null, null)],
      'csv: [###############---------] 62 %, 2 of 4 files, 3.0 MB, 1,234,567 records, 12 rejected, 2.5 s',
    ],
    [
      'a whole bar for an empty file',
      started,
      [part(0, 0, true)],
      'csv: [########################] 100 %, 0.0 MB, 1,234,567 records, 12 rejected, 2.5 s',
    ],
  ])('is %s', (_, startedAt, partitions, expected) => {
    expect(line(startedAt, ...partitions)).toBe(expected);
  });
});

describe('progress', () => {
  const printed = (isTTY: boolean, env: Record<string, string>, columns?: number) => {
    let text = '';
    const write = (more: string) => Boolean((text += more));
    const printer = new ProgressPrinter({ write, isTTY, columns }, env);
    for (const step of ['one', 'two', 'three']) printer.update(step);
    printer.print('the end');
    return text;
  };

  it('updates one line of a terminal, no wider than the terminal', () => {
    const clear = '\r\x1b[K';
    expect(printed(true, {})).toBe(`${clear}one${clear}two${clear}three${clear}the end\n`);
    expect(printed(true, {}, 0)).toBe(printed(true, {}));
    expect(printed(true, {}, 4)).toBe(`${clear}one${clear}two${clear}thr${clear}the end\n`);
  });

  it.each<[string, boolean, Record<string, string>]>([
    ['no terminal', false, {}],
    ['CI', true, { CI: 'true' }],
    ['NO_COLOR', true, { NO_COLOR: '1' }],
    ['a dumb terminal', true, { TERM: 'dumb' }],
  ])('writes occasional plain lines on %s', (_, isTTY, env) => {
    expect(printed(isTTY, env)).toBe('one\nthe end\n');
  });
});
