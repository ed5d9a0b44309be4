import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { sessionOptions } from './connection.js';
import { ownPool } from './own-pool.js';

/** Connections for what the API reads: however much that is, ingestion has its own. */
@Injectable()
export class ReadConnections implements OnApplicationShutdown {
  readonly pool: Pool;

  constructor(@Inject(CONFIG) { DATABASE_URL, READ_CONNECTIONS, API_STATEMENT_TIMEOUT }: Config) {
    this.pool = ownPool(DATABASE_URL!, {
      max: READ_CONNECTIONS,
      application_name: 'kasparro read',
      statement_timeout: API_STATEMENT_TIMEOUT * 1000,
      // A question of one client takes one processor of the database, not three.
      options: sessionOptions({ max_parallel_workers_per_gather: 0 }),
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
