import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { PrunesRepository } from '../retention/prunes.repository.js';
import { MetricsService } from './metrics.service.js';

/** What retention dropped, by whichever process, as its prunes end. */
@Injectable()
export class RetentionMetrics {
  /** The newest prune that is counted. One prunes at a time, so that older ones have ended as well. */
  private counted = '0';
  /** Scrapes that come meanwhile wait for the same count: a prune must not be counted by two. */
  private counting: Promise<void> | null = null;
  private readonly rows: Counter<'table'>;

  constructor(
    { registry }: MetricsService,
    private readonly prunes: PrunesRepository,
  ) {
    this.rows = new Counter({
      name: 'kasparro_pruned_rows_total',
      help: 'Rows that retention dropped, by table.',
      labelNames: ['table'],
      registers: [registry],
      collect: () => (this.counting ??= this.count().finally(() => (this.counting = null))),
    });
    new Gauge({
      name: 'kasparro_last_prune_timestamp_seconds',
      help: 'When retention last came to its end; absent while the database is away.',
      registers: [registry],
      async collect() {
        const last = await prunes.lastFinished().catch(() => null);
        this.remove();
        if (last) this.set(last.getTime() / 1000);
      },
    });
  }

  private async count(): Promise<void> {
    for (const { id, counts } of await this.prunes.endedAfter(this.counted).catch(() => [])) {
      for (const [table, { dropped }] of Object.entries(counts)) this.rows.inc({ table }, dropped);
      this.counted = id;
    }
  }
}
