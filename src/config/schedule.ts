import { CronTime } from 'cron';
import type { Config } from './config.js';

/** The cron expression from `SCHEDULE_<NAME>`; null if off or not set. */
export function scheduleOf(config: Config, source: string): string | null {
  const schedules: Readonly<Record<string, unknown>> = config;
  const value = schedules[`SCHEDULE_${source.toUpperCase()}`];
  return typeof value === 'string' ? value : null;
}

/** The next tick of the source's schedule at or after the moment; null if it has none. */
export function nextTick(config: Config, source: string, after: Date): Date | null {
  const cronTime = scheduleOf(config, source);
  return cronTime === null ? null : new CronTime(cronTime, 'UTC').getNextDateFrom(after, 'UTC').toJSDate();
}

const WINDOWS_MS = [1_000, 60_000, 3_600_000, 86_400_000, 366 * 86_400_000];

/** The last tick up to the moment, so that processes with slightly different clocks agree on it. */
export function lastTick(cronTime: string, moment: Date): Date {
  const cron = new CronTime(cronTime, 'UTC');
  const next = (after: Date) => cron.getNextDateFrom(after, 'UTC').toJSDate();
  for (const window of WINDOWS_MS) {
    let tick = next(new Date(moment.getTime() - window));
    if (tick > moment) continue;
    for (let later = next(tick); later <= moment; later = next(later)) tick = later;
    return tick;
  }
  return moment;
}
