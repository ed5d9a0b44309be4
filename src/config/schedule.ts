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

/**
 * The longest interval between neighbouring ticks, among the last two before the moment and the next two after it: the ticks of
 * `0 9-17 * * 1-5` are an hour apart, but 16 hours at night.
 */
export function longestInterval(cronTime: string, moment: Date): { seconds: number; next: Date } {
  const cron = new CronTime(cronTime, 'UTC');
  const tickAfter = (after: Date) => cron.getNextDateFrom(after, 'UTC').toJSDate();
  const last = lastTick(cronTime, moment);
  const next = tickAfter(moment);
  const ticks = [lastTick(cronTime, new Date(last.getTime() - 1)), last, next, tickAfter(next)];
  const intervals = ticks.slice(1).map((tick, index) => tick.getTime() - ticks[index]!.getTime());
  return { seconds: Math.max(...intervals) / 1000, next };
}
