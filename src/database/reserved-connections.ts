import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { createSeparatePool } from './separate-pool.js';

export const RESERVED_CONNECTIONS = 2;

/** Connections reserved for health checks, API keys and rate limits, so that no load delays them. */
@Injectable()
export class ReservedConnections implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(CONFIG) { DATABASE_URL }: Config) {
    this.pool = createSeparatePool(DATABASE_URL!, {
      max: RESERVED_CONNECTIONS,
      application_name: 'kasparro reserved',
      statement_timeout: 5000,
    });
  }

  async query<Rows>(text: string, values: readonly unknown[] = []): Promise<Rows> {
    const { rows } = await this.pool.query(text, [...values]);
    return rows as Rows;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}
