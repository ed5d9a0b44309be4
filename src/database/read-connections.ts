import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { sessionOptions } from './connection.js';
import { ownPool } from './own-pool.js';

/** Connections for the API's reads, so that they cannot starve ingestion. */
@Injectable()
export class ReadConnections implements OnApplicationShutdown {
  readonly pool: Pool;

  constructor(@Inject(CONFIG) { DATABASE_URL, READ_CONNECTIONS, API_STATEMENT_TIMEOUT }: Config) {
    this.pool = ownPool(DATABASE_URL!, {
      max: READ_CONNECTIONS,
      application_name: 'kasparro read',
      statement_timeout: API_STATEMENT_TIMEOUT * 1000,
      // A client's query must occupy one of the database's processors, not three.
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
