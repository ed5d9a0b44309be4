import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CONFIG, type Config } from '../config/config.js';
import { MetricsService } from './metrics.service.js';

/** Gauges of the connection pool in this process. */
@Injectable()
export class PoolGauges {
  private readonly connections: Gauge<'state'>;
  private readonly waiting: Gauge;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    { registry }: MetricsService,
  ) {
    const registers = [registry];
    this.connections = new Gauge({
      name: 'kasparro_pool_connections',
      help: 'Pool connections, by state.',
      labelNames: ['state'],
      registers,
    });
    this.waiting = new Gauge({
      name: 'kasparro_pool_waiting_requests',
      help: 'Statements waiting for a pool connection.',
      registers,
    });
    new Gauge({
      name: 'kasparro_pool_size',
      help: 'Maximum number of pool connections.',
      registers,
    }).set(config.DATABASE_POOL_SIZE);
  }

  /** Reads the pool before other metrics are collected, because their queries would be counted, too. */
  read(): void {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool | undefined;
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = pool ?? {};
    this.connections.set({ state: 'idle' }, idleCount);
    this.connections.set({ state: 'busy' }, totalCount - idleCount);
    this.waiting.set(waitingCount);
  }
}
