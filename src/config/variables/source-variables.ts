import { z } from 'zod';
import { share } from '../drift-rules.js';
import * as field from '../fields.js';

/** The built-in sources, and how they call their upstreams. */
export const sourceVariables = {
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
  COINPAPRIKA_AUTH_SCHEME: field.secret.optional(),
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

  HTTP_USER_AGENT: field.headerText.default('Kasparro/0.1 (+https://github.com/kasparro/kasparro)'),
  HTTP_CONNECT_TIMEOUT_MS: field.integer(1, 600_000).default(5000),
  HTTP_TIMEOUT_MS: field.integer(1, 600_000).default(30_000),
  HTTP_MAX_BODY_BYTES: field.integer(1024, 1_000_000_000).default(64 * 1024 * 1024),
  HTTP_RETRIES: field.integer(0, 20).default(5),
  PRIVATE_ADDRESSES: z.enum(['refuse', 'allow']).default('refuse'),
};
