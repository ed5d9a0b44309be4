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
      help: 'Connections of the pool, by state.',
      labelNames: ['state'],
      registers,
    });
    this.waiting = new Gauge({
      name: 'kasparro_pool_waiting_requests',
      help: 'Statements that wait for a connection of the pool.',
      registers,
    });
    new Gauge({
      name: 'kasparro_pool_size',
      help: 'Connections that the pool may open.',
      registers,
    }).set(config.DATABASE_POOL_SIZE);
  }

  /** Before the other metrics are gathered: some ask the database, and their own statements wait for a moment. */
  read(): void {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool | undefined;
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = pool ?? {};
    this.connections.set({ state: 'idle' }, idleCount);
    this.connections.set({ state: 'busy' }, totalCount - idleCount);
    this.waiting.set(waitingCount);
  }
}
