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

/** Ticks are at whole seconds. */
const TICK_MS = 1000;
const WINDOWS_MS = [TICK_MS, 60_000, 3_600_000, 86_400_000, 366 * 86_400_000];

/** The last tick up to the moment, so that processes with slightly different clocks agree on it. */
export function lastTick(cronTime: string, moment: Date): Date {
  const cron = new CronTime(cronTime, 'UTC');
  const next = (after: number) => cron.getNextDateFrom(new Date(after), 'UTC').toMillis();
  const end = moment.getTime();
  const window = WINDOWS_MS.find((length) => next(end - length) <= end);
  if (window === undefined) return moment;
  // The last tick is after the one and not after the other.
  let [before, after] = [end - window, end];
  while (after - before >= TICK_MS) {
    const middle = Math.floor((before + after) / 2);
    if (next(middle) <= end) before = middle;
    else after = middle;
  }
  return new Date(next(before));
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
