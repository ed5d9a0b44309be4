import { join } from 'node:path';
import { z } from 'zod';
import * as field from '../fields.js';

/** Default folders of the console and the guide, next to the compiled service. */
const BUILT_CONSOLE = join(import.meta.dirname, '../../../console');
const BUILT_GUIDE = join(import.meta.dirname, '../../../guide');

/** Access to the REST API, and its limits. */
export const apiVariables = {
  ADMIN_API_KEY: field.secret.optional(),
  CLIENT_CONCURRENCY: field.integer(0, 1000).default(4),
  CLIENT_STREAMS: field.integer(1, 10_000).default(10),
  EVENT_STREAMS: field.integer(1, 10_000).default(100),
  CLIENT_EXPORTS: field.integer(1, 100).default(2),
  EXPORT_STREAMS: field.integer(1, 100).default(4),
  EXPORT_MIN_RATE: field.integer(0, 1_000_000_000).default(16 * 1024),
  EXPORT_FILES_MB: field.integer(1, 1_000_000).default(128),
  EXPORT_MAX_SECONDS: field.integer(1, 86_400).default(3600),
  CLIENT_HEADERS_TIMEOUT_MS: field.integer(1, 600_000).default(10_000),
  CLIENT_REQUEST_TIMEOUT_MS: field.integer(1, 600_000).default(30_000),
  CLIENT_KEEP_ALIVE_MS: field.integer(1, 600_000).default(72_000),
  CLIENT_STALL_TIMEOUT_MS: field.integer(1, 600_000).default(120_000),
  ANSWER_CACHE_MB: field.integer(0, 4096).default(16),
  API_STATEMENT_TIMEOUT: field.integer(1, 60).default(5),
  READS: z.enum(['open', 'closed']).default('open'),
  RATE_LIMIT: field.integer(0, 1_000_000).default(300),
  RATE_LIMIT_WRONG_KEYS: field.integer(0, 1_000_000).default(10),
  RATE_LIMIT_STORE: z.enum(['memory', 'postgres']).default('memory'),
  CONSOLE_DIR: z.string().default(BUILT_CONSOLE),
  GUIDE_DIR: z.string().default(BUILT_GUIDE),
  CORS_ORIGINS: field.origins.default([]),
  TRUST_PROXY: field.proxyCount.default(0),
};
