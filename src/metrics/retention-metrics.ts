import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { PrunesRepository } from '../retention/prunes.repository.js';
import { MetricsService } from './metrics.service.js';

/** What retention dropped, by whichever process; absent while the database is away. */
@Injectable()
export class RetentionMetrics {
  constructor({ registry }: MetricsService, prunes: PrunesRepository) {
    new Counter({
      name: 'kasparro_pruned_rows_total',
      help: 'Rows that retention dropped, by table.',
      labelNames: ['table'],
      registers: [registry],
      async collect() {
        const totals = await prunes.totals().catch(() => []);
        this.reset();
        for (const { table, dropped } of totals) this.inc({ table }, dropped);
      },
    });
    new Gauge({
      name: 'kasparro_last_prune_timestamp_seconds',
      help: 'When retention last came to its end.',
      registers: [registry],
      async collect() {
        const last = await prunes.lastFinished().catch(() => null);
        this.remove();
        if (last) this.set(last.getTime() / 1000);
      },
    });
  }
}
