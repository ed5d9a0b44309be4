import { jest } from '@jest/globals';
import { CronTime } from 'cron';
import { parseConfig } from './config.js';
import { lastTick, longestInterval, nextTick, scheduleOf } from './schedule.js';

const config = parseConfig({ SCHEDULE_COINGECKO: '0 */6 * * *', SCHEDULE_CSV: 'off' });

describe('the schedule of a source', () => {
  it('is looked up by name, and is null if the source is off or unknown', () => {
    expect(['coingecko', 'csv', 'elsewhere'].map((name) => scheduleOf(config, name))).toEqual([
      '0 */6 * * *',
      null,
      null,
    ]);
  });

  it('ticks in UTC, whatever the time zone of the process', () => {
    const after = new Date('2026-01-31T13:05:00Z');
    expect(nextTick(config, 'coingecko', after)).toEqual(new Date('2026-01-31T18:00:00Z'));
    expect(nextTick(config, 'csv', after)).toBeNull();
  });
});

describe('the current tick of a process', () => {
  it.each([
    ['*/5 * * * *', '2026-01-31T13:05:00.004Z', '2026-01-31T13:05:00Z'],
    ['*/5 * * * *', '2026-01-31T13:05:01.900Z', '2026-01-31T13:05:00Z'],
    ['*/5 * * * *', '2026-01-31T13:05:00.000Z', '2026-01-31T13:05:00Z'],
    ['*/15 * * * * *', '2026-01-31T13:05:44.999Z', '2026-01-31T13:05:30Z'],
    ['0 3 1 1 *', '2026-12-31T00:00:00Z', '2026-01-01T03:00:00Z'],
    ['* 9-17 * * 1-5', '2026-02-01T12:00:00.500Z', '2026-01-30T17:59:00Z'],
  ])('of %s at %s is %s, however late its clock', (cron, moment, tick) => {
    expect(lastTick(cron, new Date(moment))).toEqual(new Date(tick));
  });
});

it('a tick is found in few steps on the weekend, too', () => {
  const steps = jest.spyOn(CronTime.prototype, 'getNextDateFrom');
  lastTick('* 9-17 * * 1-5', new Date('2026-02-01T12:00:00Z'));
  expect(steps.mock.calls.length).toBeLessThan(50);
});

describe('the longest interval around a moment', () => {
  it.each([
    ['*/5 * * * *', '2026-01-31T13:05:00.004Z', 300],
    ['0 9-17 * * 1-5', '2026-01-29T12:30:00Z', 3600],
    ['0 9-17 * * 1-5', '2026-01-29T18:00:00Z', 16 * 3600],
    ['0 9-17 * * 1-5', '2026-02-01T12:00:00Z', 64 * 3600],
    // The first run of the day may still be in progress.
    ['0 9-17 * * 1-5', '2026-02-02T09:02:00Z', 64 * 3600],
    ['0 0 1 1 *', '2026-01-31T13:05:00Z', 365 * 86_400],
  ])('of %s at %s is %s seconds', (cron, moment, seconds) => {
    expect(longestInterval(cron, new Date(moment)).seconds).toBe(seconds);
  });
});
