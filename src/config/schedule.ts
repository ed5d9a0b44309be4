import type { Config } from './config.js';

/** The cron expression of a source, from `SCHEDULE_<NAME>`; null where it is off or there is no such key. */
export function scheduleOf(config: Config, source: string): string | null {
  const schedules: Readonly<Record<string, unknown>> = config;
  const value = schedules[`SCHEDULE_${source.toUpperCase()}`];
  return typeof value === 'string' ? value : null;
}
