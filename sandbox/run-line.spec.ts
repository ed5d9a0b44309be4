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

describe('the log lines of the demo', () => {
  const printed = (...runs: Run[]) => {
    const lines = new RunLines();
    return runs.map((run) => lines.next('coingecko', run));
  };

  it('report the first run of a source, but no similar ones', () => {
    const lines = new RunLines();
    expect(lines.next('coingecko', ended({ stored: '858' }))).toBe('  coingecko    858 stored; run 7, 1.5 s');
    expect(lines.next('coingecko', ended({ stored: '434', unchanged: '3' }))).toBeUndefined();
    expect(lines.next('rss', ended({ stored: '84' }))).toContain('rss');
  });

  it('report the first rejections and the first run without any, and nothing in between', () => {
    const [bad, good] = [ended({ stored: '5', rejected: '2' }), ended({ stored: '5' })];
    expect(printed(good, bad, bad, good).map((line) => line !== undefined)).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('report once that runs fail, with the reason, and when they succeed again', () => {
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

  it('do not report a run that found everything unchanged', () => {
    expect(printed(ended({ unchanged: '900' }))).toEqual([undefined]);
  });
});
