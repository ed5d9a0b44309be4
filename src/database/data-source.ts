import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { Init1764000000000 } from '../../migrations/1764000000000-init.js';

/** The one place that says how Kasparro talks to PostgreSQL. Timeouts are in milliseconds. */
export function dataSourceOptions(url: string, poolSize = 20): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'kasparro',
    synchronize: false,
    migrations: [Init1764000000000],
    migrationsTransactionMode: 'each',
    connectTimeoutMS: 5000,
    extra: {
      statement_timeout: 60_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
    },
  };
}
