import { availableParallelism } from 'node:os';
import { z } from 'zod';
import * as field from '../fields.js';

/**
 * Concurrent reads by default. More do not raise the throughput if the database shares this machine's processors: they
 * only slow each other down.
 */
const READ_CONNECTIONS = Math.min(Math.max(2 * availableParallelism(), 4), 8);

/** PostgreSQL, and how long data is kept. */
export const databaseVariables = {
  DATABASE_URL: field.databaseUrl.optional(),
  MIGRATION_DATABASE_URL: field.databaseUrl.optional(),
  READER_DATABASE_URL: field.databaseUrl.optional(),
  DATABASE_POOL_SIZE: field.integer(4, 200).default(20),
  DATABASE_REPLICA_URL: field.databaseUrl.optional(),
  REPLICA_MAX_LAG: field.integer(1, 3600).default(10),
  READ_CONNECTIONS: field.integer(2, 200).default(READ_CONNECTIONS),
  DATA_DIR: z.string().default('.data'),
  BACKUP_DIR: z.string().default('backups'),
  UPSTREAMS: z.enum(['real', 'sandbox']).default('real'),

  RETENTION_RAW: field.retentionAge.default(null),
  RETENTION_RAW_LINEAGE: z.enum(['keep', 'drop']).default('keep'),
  RETENTION_QUOTES: field.retentionAge.default(null),
  RETENTION_CANDLES: field.retentionAge.default(null),
  RETENTION_RUNS: field.retentionAge.default(null),
  RETENTION_AUDIT: field.retentionAge.default('1 years'),
  RETENTION_SCHEDULE: field.schedule.default('17 3 * * *'),
};
