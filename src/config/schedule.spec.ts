import { parseConfig } from './config.js';
import { nextTick, scheduleOf } from './schedule.js';

const config = parseConfig({ SCHEDULE_COINGECKO: '0 */6 * * *', SCHEDULE_CSV: 'off' });

describe('the schedule of a source', () => {
  it('is found by its name, and is none where it is off or unknown', () => {
    expect(['coingecko', 'csv', 'elsewhere'].map((name) => scheduleOf(config, name))).toEqual([
      '0 */6 * * *',
      null,
      null,
    ]);
  });

  it('ticks next in UTC, whatever the zone of the process', () => {
    const after = new Date('2026-01-31T13:05:00Z');
    expect(nextTick(config, 'coingecko', after)).toEqual(new Date('2026-01-31T18:00:00Z'));
    expect(nextTick(config, 'csv', after)).toBeNull();
  });
});
