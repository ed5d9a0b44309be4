import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CONFIG, type Config } from '../config/config.js';
import { MetricsService } from './metrics.service.js';

/** How busy this process' connections to the database are. */
@Injectable()
export class PoolGauges {
  constructor(@Inject(CONFIG) config: Config, dataSource: DataSource, { registry }: MetricsService) {
    const pool = () => (dataSource.driver as PostgresDriver).master as Pool | undefined;
    new Gauge({
      name: 'kasparro_pool_connections',
      help: 'Connections of the pool, by state.',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        const { totalCount = 0, idleCount = 0 } = pool() ?? {};
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'busy' }, totalCount - idleCount);
      },
    });
    new Gauge({
      name: 'kasparro_pool_waiting_requests',
      help: 'Statements that wait for a connection of the pool.',
      registers: [registry],
      collect() {
        this.set(pool()?.waitingCount ?? 0);
      },
    });
    new Gauge({
      name: 'kasparro_pool_size',
      help: 'Connections that the pool may open.',
      registers: [registry],
    }).set(config.DATABASE_POOL_SIZE);
  }
}
