import { CronTime } from 'cron';
import type { Config } from './config.js';

/** The cron expression of a source, from `SCHEDULE_<NAME>`; null where it is off or there is no such key. */
export function scheduleOf(config: Config, source: string): string | null {
  const schedules: Readonly<Record<string, unknown>> = config;
  const value = schedules[`SCHEDULE_${source.toUpperCase()}`];
  return typeof value === 'string' ? value : null;
}

/** When the schedule starts the source next, not before the moment; null where it does not. */
export function nextTick(config: Config, source: string, after: Date): Date | null {
  const cronTime = scheduleOf(config, source);
  return cronTime === null ? null : new CronTime(cronTime, 'UTC').getNextDateFrom(after, 'UTC').toJSDate();
}
