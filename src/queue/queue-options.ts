import type { ConstructorOptions } from 'pg-boss';
import type { Config } from '../config/config.js';
import { connectTimeout, POOL_SETTINGS } from '../database/connection.js';
import { sessionOptions } from '../database/session-settings.js';
import { QUEUE_SCHEMA } from '../database/install-queue.js';
import { queueClient } from './queue-client.js';

/** Interval in seconds at which workers look for jobs of dead workers. */
export const MAINTENANCE_SECONDS = 3;

/** pg-boss options for this process. Maintenance runs on request, not automatically. */
export function queueOptions(config: Config): ConstructorOptions {
  const works = config.ROLE !== 'api';
  return {
    connectionString: config.DATABASE_URL,
    connectionTimeoutMillis: connectTimeout(config.DATABASE_URL!),
    application_name: 'kasparro-queue',
    ...{ ...POOL_SETTINGS, Client: queueClient() },
    options: sessionOptions({
      statement_timeout: 60_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      // If the database crashes, a completed job may be repeated, which finds nothing left to do.
      synchronous_commit: 'off',
    }),
    schema: QUEUE_SCHEMA,
    max: works ? 4 : 2,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    useListenNotify: works,
    superviseIntervalSeconds: MAINTENANCE_SECONDS,
    monitorIntervalSeconds: MAINTENANCE_SECONDS,
    registerInstance: false,
  };
}
