import { Inject, Injectable } from '@nestjs/common';
import { CronTime } from 'cron';
import { Gauge } from 'prom-client';
import { now } from '../domain/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { lastTick } from '../config/schedule.js';
import { Pruner } from '../retention/pruner.service.js';
import { MetricsService } from './metrics.service.js';

/** When a prune was last due, to be held against when one came to its end; absent where nothing is to be dropped. */
@Injectable()
export class RetentionTick {
  constructor(@Inject(CONFIG) config: Config, { registry }: MetricsService, pruner: Pruner) {
    const { RETENTION_SCHEDULE: cron } = config;
    if (!cron || !pruner.isConfigured) return;
    // Of a rare schedule it takes long to find: it is looked for once a tick, not once a scrape.
    let next = new Date(0);
    new Gauge({
      name: 'kasparro_retention_tick_timestamp_seconds',
      help: 'When the schedule of retention last asked for a prune; absent where it never does.',
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
