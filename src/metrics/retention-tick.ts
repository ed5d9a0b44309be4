import { Inject, Injectable } from '@nestjs/common';
import { CronTime } from 'cron';
import { Gauge } from 'prom-client';
import { now } from '../domain/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { lastTick } from '../config/schedule.js';
import { Pruner } from '../retention/pruner.service.js';
import { MetricsService } from './metrics.service.js';

/** Exposes when a prune was last due, to be compared with when one was last completed. Absent if retention deletes nothing. */
@Injectable()
export class RetentionTick {
  constructor(@Inject(CONFIG) config: Config, { registry }: MetricsService, pruner: Pruner) {
    const { RETENTION_SCHEDULE: cron } = config;
    if (!cron || !pruner.isConfigured) return;
    // Computing the last tick of a rare schedule is expensive, so it is done once per tick and not per scrape.
    let next = new Date(0);
    new Gauge({
      name: 'kasparro_retention_tick_timestamp_seconds',
      help: 'Time of the last scheduled prune; absent if there is no schedule.',
      registers: [registry],
      collect() {
        const moment = now();
        if (moment < next) return;
        next = new CronTime(cron, 'UTC').getNextDateFrom(moment, 'UTC').toJSDate();
        this.set(lastTick(cron, moment).getTime() / 1000);
      },
    });
  }
}
