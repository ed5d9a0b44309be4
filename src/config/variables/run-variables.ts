import { z } from 'zod';
import { driftRules, share } from '../drift-rules.js';
import * as field from '../fields.js';
import { rejectedShares } from '../rejected-share.js';

/** Which sources run, on which schedules, and which problems their runs tolerate. */
export const runVariables = {
  SOURCES: field.list.default(['coingecko', 'coinpaprika', 'csv', 'rss']),
  SOURCES_DIR: z.string().optional(),
  RUN_ON_START: field.flag.default(true),
  RUN_TIME_BUDGET: field.integer(1, 86400).default(3600),
  WORKER_CONCURRENCY: field.integer(1, 64).default(4),
  PARTITION_ATTEMPTS: field.integer(1, 20).default(3),
  PARTITION_RETRY_SECONDS: field.integer(0, 3600).default(5),
  SHUTDOWN_TIMEOUT: field.integer(1, 600).default(20),
  MAX_CLOCK_SKEW: field.integer(0, 604_800).default(300),
  SCHEDULE_COINGECKO: field.schedule.default('0 */6 * * *'),
  SCHEDULE_COINPAPRIKA: field.schedule.default('*/5 * * * *'),
  SCHEDULE_CSV: field.schedule.default('* * * * *'),
  SCHEDULE_RSS: field.schedule.default('* * * * *'),
  SCHEDULE_FX: field.schedule.default('25 * * * *'),
  SCHEDULE_EXCHANGES: field.schedule.default('*/5 * * * *'),

  DRIFT_POLICY: driftRules.default([{ source: '*', kind: '*', policy: 'warn' }]),
  DRIFT_ALIAS_CONFIDENCE: share.default(0.85),
  DRIFT_MAX_REJECTED_SHARE: share.default(0.5),
  MAX_REJECTED_SHARE: rejectedShares.default({ '*': 0.5 }),
  DRIFT_REJECTED_WINDOW: field.integer(1, 10_000_000).default(1000),
};
