import type { Pool, PoolConfig } from 'pg';
import { createPool } from './connection.js';
import { dataSourceOptions } from './data-source.js';

/** A pool beside that of the DataSource, with the same settings except for what is given. */
export function ownPool(url: string, given: PoolConfig): Pool {
  return createPool({
    ...(dataSourceOptions(url).extra as object),
    connectionString: url,
    connectionTimeoutMillis: 5000,
    ...given,
  });
}
