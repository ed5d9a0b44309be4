import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { PrunesRepository } from '../retention/prunes.repository.js';
import { MetricsService } from './metrics.service.js';

/** Counts rows deleted by retention in any process. They are counted when a prune ends. */
@Injectable()
export class RetentionMetrics {
  /** Id of the newest prune counted. Prunes do not overlap, so all older ones have ended. */
  private counted = '0';
  /** Concurrent scrapes share one query, so that no prune is counted twice. */
  private counting: Promise<void> | null = null;
  private readonly rows: Counter<'table'>;

  constructor(
    { registry }: MetricsService,
    private readonly prunes: PrunesRepository,
  ) {
    this.rows = new Counter({
      name: 'kasparro_pruned_rows_total',
      help: 'Rows deleted by retention, by table.',
      labelNames: ['table'],
      registers: [registry],
      collect: () => (this.counting ??= this.count().finally(() => (this.counting = null))),
    });
    new Gauge({
      name: 'kasparro_last_prune_timestamp_seconds',
      help: 'Time of the last completed prune; absent while the database is down.',
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
