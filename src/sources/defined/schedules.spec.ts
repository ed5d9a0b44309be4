import { parseConfig } from '../../config/config.js';
import { scheduleOf } from '../../config/schedule.js';
import { withSchedules } from './schedules.js';

const scheduled = (variables: Record<string, string>) =>
  scheduleOf(withSchedules(parseConfig({ SOURCES: 'coinlore', ...variables })), 'coinlore');

describe('the schedule of a source without code', () => {
  it('comes from its file unless a variable overrides it', () => {
    expect(scheduled({})).toMatch(/^\S+( \S+){4}$/);
    expect(scheduled({ SCHEDULE_COINLORE: '7 * * * *' })).toBe('7 * * * *');
  });

  it('can be turned off', () => {
    expect(scheduled({ SCHEDULE_COINLORE: 'off' })).toBeNull();
  });

  it('is refused if it is invalid', () => {
    expect(() => scheduled({ SCHEDULE_COINLORE: 'hourly' })).toThrow(/^SCHEDULE_COINLORE: /);
  });
});
