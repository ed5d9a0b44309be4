import { join } from 'node:path';
import { z } from 'zod';
import { driftRules, share } from './drift-rules.js';
import { faultPlan } from './fault-plan.js';
import * as field from './fields.js';
import { rejectedShares } from './rejected-share.js';
import { isGuessable, MIN_KEY_LENGTH } from './guessable.js';

/** Beside the compiled service. */
const BUILT_CONSOLE = join(import.meta.dirname, '../../console');
const BUILT_GUIDE = join(import.meta.dirname, '../../guide');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: field.integer(0, 65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_PRETTY: field.flag.default(false),
  LOG_OUTPUT: z.enum(['stdout', 'stderr']).default('stdout'),
  GIT_COMMIT: z.string().default('unknown'),

  OTEL_EXPORTER_OTLP_ENDPOINT: field.url(['http:', 'https:']).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: field.headers.default({}),
  OTEL_SERVICE_NAME: z.string().default('kasparro'),
  OTEL_TRACES_SAMPLER_ARG: share.default(1),

  DATABASE_URL: field.url(['postgres:', 'postgresql:']).optional(),
  MIGRATION_DATABASE_URL: field.url(['postgres:', 'postgresql:']).optional(),
  READER_DATABASE_URL: field.url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL_SIZE: field.integer(4, 200).default(20),
  DATABASE_REPLICA_URL: field.url(['postgres:', 'postgresql:']).optional(),
  REPLICA_MAX_LAG: field.integer(1, 3600).default(10),
  READ_CONNECTIONS: field.integer(2, 200).default(8),
  DATA_DIR: z.string().default('.data'),
  BACKUP_DIR: z.string().default('backups'),
  UPSTREAMS: z.enum(['real', 'sandbox']).default('real'),

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

  RETENTION_RAW: field.retentionAge.default(null),
  RETENTION_RAW_LINEAGE: z.enum(['keep', 'drop']).default('keep'),
  RETENTION_QUOTES: field.retentionAge.default(null),
  RETENTION_CANDLES: field.retentionAge.default(null),
  RETENTION_RUNS: field.retentionAge.default(null),
  RETENTION_AUDIT: field.retentionAge.default('1 years'),
  RETENTION_SCHEDULE: field.schedule.default('17 3 * * *'),

  API_KEY: field.secret.optional(),
  API_KEY_PLAN: z.enum(['demo', 'pro']).default('demo'),
  COINGECKO_BASE_URL: field.url(['http:', 'https:']).optional(),
  COINGECKO_CALLS_PER_MINUTE: field.integer(1, 1000).optional(),
  COINGECKO_CALLS_PER_MONTH: field.integer(0, 100_000_000).optional(),
  COINGECKO_IDS: field.list.default([]),
  COINGECKO_CATEGORIES: field.list.default([]),
  COINGECKO_TOP_N: field.integer(0, 100_000).default(0),
  COINGECKO_CURRENCIES: field.currencies(10).default(['USD']),
  SWEEP_MAX_MISSING: share.default(0.01),

  COINPAPRIKA_API_KEY: field.secret.optional(),
  COINPAPRIKA_AUTH_SCHEME: z.string().optional(),
  COINPAPRIKA_BASE_URL: field.url(['http:', 'https:']).optional(),
  COINPAPRIKA_CALLS_PER_MINUTE: field.integer(1, 1000).default(10),
  COINPAPRIKA_CALLS_PER_MONTH: field.integer(0, 100_000_000).default(20_000),
  COINPAPRIKA_IDS: field.list.default([]),
  COINPAPRIKA_TOP_N: field.integer(0, 100_000).default(0),
  COINPAPRIKA_QUOTES: field.currencies(3).default(['USD']),

  EXCHANGES: field.list.default([]),
  EXCHANGE_MARKETS: field.markets.default([]),
  EXCHANGE_TIMEFRAMES: field.timeframes.default([]),
  EXCHANGE_CANDLES_SINCE: field.day.optional(),
  EXCHANGE_CALLS_PER_MINUTE: field.integer(1, 6000).default(60),
  EXCHANGES_BASE_URL: field.url(['http:', 'https:']).optional(),

  IDENTITY_MAPPINGS: z.string().optional(),
  IDENTITY_SEED_MAP: z.string().optional(),
  CONTRACT_SWEEP_HOURS: field.integer(0, 8760).default(24),

  CSV_PATH: z.string().default('seed-data'),
  CSV_DECIMAL: z.enum(['.', ',']).default('.'),
  CSV_DATE_ORDER: z.enum(['dmy', 'mdy', 'ymd']).default('dmy'),
  CSV_ENCODING: field.encoding.optional(),
  CSV_TIME_ZONE: field.timeZone.default('UTC'),
  CSV_QUIET_SECONDS: field.integer(0, 86_400).default(10),
  CSV_CURRENCY: field.currency.default('USD'),
  CSV_OPTIONAL: z.enum(['null', 'reject']).default('null'),
  CSV_PROFILES: z.string().optional(),
  CSV_PAGE_ROWS: field.integer(1, 100_000).default(10_000),
  CSV_REMOVED: z.enum(['keep', 'withdraw']).default('keep'),
  CSV_UPLOAD_MAX_BYTES: field.integer(1024, 1_000_000_000).default(16 * 1024 * 1024),

  RSS_FEEDS: field.urls.default([
    'https://www.coindesk.com/arc/outboundfeeds/rss/',
    'https://cointelegraph.com/rss',
  ]),
  FEEDS_FILE: z.string().optional(),
  FEED_MIN_MINUTES: field.integer(1, 1440).default(5),
  FEED_MAX_MINUTES: field.integer(1, 44_640).default(1440),
  FEED_CONCURRENCY: field.integer(1, 64).default(16),

  FX_BASE_URL: field.url(['http:', 'https:']).default('https://www.ecb.europa.eu/stats/eurofxref'),
  FX_MAX_AGE_DAYS: field.integer(0, 3650).default(7),

  HTTP_USER_AGENT: z.string().default('Kasparro/0.1 (+https://github.com/kasparro/kasparro)'),
  HTTP_CONNECT_TIMEOUT_MS: field.integer(1, 600_000).default(5000),
  HTTP_TIMEOUT_MS: field.integer(1, 600_000).default(30_000),
  HTTP_MAX_BODY_BYTES: field.integer(1024, 1_000_000_000).default(64 * 1024 * 1024),
  HTTP_RETRIES: field.integer(0, 20).default(5),
  PRIVATE_ADDRESSES: z.enum(['refuse', 'allow']).default('refuse'),

  DRIFT_POLICY: driftRules.default([{ source: '*', kind: '*', policy: 'warn' }]),
  DRIFT_ALIAS_CONFIDENCE: share.default(0.85),
  DRIFT_MAX_REJECTED_SHARE: share.default(0.5),
  MAX_REJECTED_SHARE: rejectedShares.default({ '*': 0.5 }),
  DRIFT_REJECTED_WINDOW: field.integer(1, 10_000_000).default(1000),

  WEBHOOK_CONCURRENCY: field.integer(1, 64).default(8),
  WEBHOOK_TIMEOUT_MS: field.integer(100, 60_000).default(10_000),
  WEBHOOK_RETRIES: field.integer(0, 50).default(15),
  WEBHOOK_RETRY_SECONDS: field.integer(1, 3600).default(5),
  WEBHOOK_DISABLE_AFTER_HOURS: field.integer(1, 8760).default(120),
  WEBHOOK_LOG_DAYS: field.integer(1, 3650).default(30),
  WEBHOOK_PRIVATE_TARGETS: field.privateTargets.default([]),
  ALERT_WEBHOOK_URL: field.alertUrl.optional(),
  ALERT_EMAIL: field.list.default([]),
  ALERT_REMINDER_HOURS: field.integer(0, 8760).default(6),
  SMTP_URL: field.url(['smtp:', 'smtps:']).optional(),
  SMTP_FROM: z.string().trim().optional(),

  FAULTS: faultPlan.default([]),
  FAULTS_IN_PRODUCTION: field.flag.default(false),

  KASPARRO_URL: field.url(['http:', 'https:']).optional(),
  KASPARRO_KEY: field.secret.optional(),

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
  RATE_LIMIT: field.integer(0, 1_000_000).default(120),
  RATE_LIMIT_WRONG_KEYS: field.integer(0, 1_000_000).default(10),
  RATE_LIMIT_STORE: z.enum(['memory', 'postgres']).default('memory'),
  CONSOLE_DIR: z.string().default(BUILT_CONSOLE),
  GUIDE_DIR: z.string().default(BUILT_GUIDE),
  CORS_ORIGINS: field.list.default([]),
  TRUST_PROXY: field.proxyCount.default(0),
});

/** All environment variables. */
export const CONFIG_KEYS: readonly string[] = environment.keyof().options;

/** The parsed environment, with types and defaults. */
export type Config = Readonly<z.infer<typeof environment>> & {
  /** Other variables, which definitions of sources without code refer to by name. May contain secrets. */
  readonly VARIABLES: Readonly<Record<string, string>>;
};

/** Injection token for the Config. */
export const CONFIG = Symbol('CONFIG');

/** Lists every invalid variable with the expected value. Contains no actual values, which could be secrets. */
export class ConfigError extends Error {}

/** @throws ConfigError */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // Compose passes unset variables as empty strings.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  // Feeds from a file replace the default ones.
  if (given.FEEDS_FILE) given.RSS_FEEDS ??= ',';
  const parsed = environment.safeParse(given);
  const problems = parsed.success ? conflictsIn(parsed.data) : parsed.error.issues.map(describe);
  if (problems.length) throw new ConfigError(`Invalid configuration:\n  ${problems.join('\n  ')}`);
  return { ...parsed.data!, VARIABLES: variablesIn(given) };
}

function variablesIn(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const others = Object.entries(given).filter(([name]) => !CONFIG_KEYS.includes(name));
  return Object.fromEntries(others) as Record<string, string>;
}

function describe(issue: z.core.$ZodIssue): string {
  return `${String(issue.path[0])}: ${issue.message}`;
}

/** Settings that work but should be changed. Contains no values. */
export function warningsOf({ ADMIN_API_KEY }: Config): string[] {
  if (ADMIN_API_KEY === undefined || !isGuessable(ADMIN_API_KEY)) return [];
  return ['ADMIN_API_KEY: easy to guess; generate a strong one with openssl rand -hex 24'];
}

function conflictsIn(config: Omit<Config, 'VARIABLES'>): string[] {
  const problems: string[] = [];
  if (config.NODE_ENV === 'production' && !config.DATABASE_URL)
    problems.push(
      'DATABASE_URL: expected a postgres:// URL, because NODE_ENV=production does not use the embedded PostgreSQL',
    );
  if (config.NODE_ENV === 'production' && config.FAULTS.length && !config.FAULTS_IN_PRODUCTION)
    problems.push(
      'FAULTS: expected nothing, because NODE_ENV=production; to inject faults anyway, also set FAULTS_IN_PRODUCTION=true',
    );
  if (config.NODE_ENV === 'production' && (config.ADMIN_API_KEY?.length ?? MIN_KEY_LENGTH) < MIN_KEY_LENGTH)
    problems.push(
      `ADMIN_API_KEY: expected at least ${MIN_KEY_LENGTH} characters, because NODE_ENV=production; generate one with openssl rand -hex 24`,
    );
  if (config.ROLE !== 'api' && config.DATABASE_POOL_SIZE < 8)
    problems.push('DATABASE_POOL_SIZE: expected a whole number from 8 to 200, unless ROLE=api');
  if (config.MIGRATION_DATABASE_URL && !config.DATABASE_URL)
    problems.push('DATABASE_URL: required when MIGRATION_DATABASE_URL is set');
  if (config.DATABASE_REPLICA_URL && !config.DATABASE_URL)
    problems.push('DATABASE_URL: required when DATABASE_REPLICA_URL is set');
  if (config.API_KEY_PLAN === 'pro' && !config.API_KEY)
    problems.push('API_KEY: a CoinGecko key is required when API_KEY_PLAN=pro');
  if (config.FEED_MIN_MINUTES > config.FEED_MAX_MINUTES)
    problems.push('FEED_MIN_MINUTES: expected at most FEED_MAX_MINUTES');
  if (config.EXCHANGE_TIMEFRAMES.length && !config.EXCHANGE_MARKETS.length)
    problems.push(
      'EXCHANGE_MARKETS: required when EXCHANGE_TIMEFRAMES is set, such as BTC/USDT,ETH/USDT: each market costs a call',
    );
  if (config.SOURCES.includes('exchanges') && !config.EXCHANGES.length)
    problems.push('EXCHANGES: required when SOURCES names exchanges, such as binance,kraken');
  if (config.ALERT_EMAIL.length && !config.SMTP_URL)
    problems.push(
      'SMTP_URL: required when ALERT_EMAIL is set, such as smtps://user:password@mail.example.com:465',
    );
  if (config.SMTP_URL && !config.SMTP_FROM)
    problems.push('SMTP_FROM: required when SMTP_URL is set, such as Kasparro <kasparro@example.com>');
  return problems;
}
