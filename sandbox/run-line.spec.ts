import type { Run } from '../src/runs/run.entity.js';
import { RunLines } from './run-line.js';

const [startedAt, finishedAt] = [new Date(0), new Date(1500)];
const ended = (figures: Partial<Run>) =>
  ({
    id: '7',
    status: 'succeeded',
    stored: '0',
    updated: '0',
    unchanged: '0',
    duplicate: '0',
    rejected: '0',
    startedAt,
    finishedAt,
    ...figures,
  }) as Run;

describe('the lines of the demo', () => {
  const printed = (...runs: Run[]) => {
    const lines = new RunLines();
    return runs.map((run) => lines.next('coingecko', run));
  };

  it('tell of the first run of a source, not of those like it', () => {
    const lines = new RunLines();
    expect(lines.next('coingecko', ended({ stored: '858' }))).toBe('  coingecko    858 stored; run 7, 1.5 s');
    expect(lines.next('coingecko', ended({ stored: '434', unchanged: '3' }))).toBeUndefined();
    expect(lines.next('rss', ended({ stored: '84' }))).toContain('rss');
  });

  it('tell of the first rejections, of the first run without, and of nothing between', () => {
    const [bad, good] = [ended({ stored: '5', rejected: '2' }), ended({ stored: '5' })];
    expect(printed(good, bad, bad, good).map((line) => line !== undefined)).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('tell once that and why runs fail, and when they succeed again', () => {
    const failed = ended({
      status: 'failed',
      errorCode: 'upstream_unavailable',
      errorMessage: 'it answered 503',
    });
    const [first, second, third] = printed(failed, failed, ended({ stored: '1' }));
    expect(first).toContain('failed; run 7, 1.5 s\n');
    expect(first).toContain('upstream_unavailable: it answered 503');
    expect(second).toBeUndefined();
    expect(third).toContain('1 stored');
  });

  it('do not tell of a run that found everything unchanged', () => {
    expect(printed(ended({ unchanged: '900' }))).toEqual([undefined]);
  });
});
