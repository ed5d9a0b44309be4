import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { ReadConnections } from '../database/read-connections.js';
import { MetricsService } from './metrics.service.js';

/** How far the read replica lags behind the primary, and how many reads it serves. Absent without a replica. */
@Injectable()
export class ReplicaMetrics {
  constructor({ reads, replica }: ReadConnections, { registry }: MetricsService) {
    if (!replica) return;
    const registers = [registry];
    new Gauge({
      name: 'kasparro_replica_up',
      help: '1 if the API reads from the replica, 0 while it is away or too far behind.',
      registers,
      async collect() {
        await replica.refresh();
        this.set(replica.condition === 'ok' ? 1 : 0);
      },
    });
    new Gauge({
      name: 'kasparro_replica_lag_seconds',
      help: 'Seconds by which the replica is behind the primary; absent if that is not known.',
      registers,
      async collect() {
        await replica.refresh();
        this.remove();
        if (replica.lagSeconds !== null) this.set(replica.lagSeconds);
      },
    });
    new Counter({
      name: 'kasparro_api_reads_total',
      help: 'Statements of API reads, by server.',
      labelNames: ['server'],
      registers,
      collect() {
        this.reset();
        for (const [server, count] of Object.entries(reads)) this.inc({ server }, count);
      },
    });
  }
}
