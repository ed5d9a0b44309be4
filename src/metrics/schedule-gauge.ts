import { Gauge, type Registry } from 'prom-client';
import type { Config } from '../config/config.js';
import { longestInterval, scheduleOf } from '../config/schedule.js';
import { now } from '../domain/clock.js';
import type { Source } from '../domain/source.js';

/** Exposes how far apart runs of each source are. Absent for sources without a schedule, which cannot be late. */
export function scheduleGauge(config: Config, sources: readonly Source[], registry: Registry): void {
  // The last ticks of a rare schedule are expensive to find, so they are looked up once per tick and not per scrape.
  let known: { from: Date; until: Date; seconds: [source: string, seconds: number][] } | undefined;
  const look = (moment: Date) => {
    const found = sources.flatMap(({ name }) => {
      const cronTime = scheduleOf(config, name);
      return cronTime === null ? [] : [{ name, ...longestInterval(cronTime, moment) }];
    });
    const until = new Date(Math.min(...found.map(({ next }) => next.getTime())));
    return { from: moment, until, seconds: found.map((one): [string, number] => [one.name, one.seconds]) };
  };
  new Gauge({
    name: 'kasparro_schedule_interval_seconds',
    help: 'Longest interval in seconds between scheduled runs of the source, among the last two and the next two.',
    labelNames: ['source'],
    registers: [registry],
    collect() {
      const moment = now();
      if (!known || moment < known.from || moment >= known.until) known = look(moment);
      for (const [source, seconds] of known.seconds) this.set({ source }, seconds);
    },
  });
}
