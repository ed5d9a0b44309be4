import type { Pool, PoolConfig } from 'pg';
import { connectTimeout, createPool } from './connection.js';
import { dataSourceOptions } from './data-source.js';

/** A separate connection pool with the settings of the DataSource, overridden by the given ones. */
export function createSeparatePool(url: string, given: PoolConfig): Pool {
  return createPool({
    ...(dataSourceOptions(url).extra as object),
    connectionString: url,
    connectionTimeoutMillis: connectTimeout(url),
    ...given,
  });
}
