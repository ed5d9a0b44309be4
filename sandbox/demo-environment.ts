import type { Sandbox } from './sandbox.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of the service for the demo: it uses the sandbox, with frequent runs. */
export function demoEnvironment(sandbox: Sandbox, given: Environment): Environment {
  return {
    CSV_PATH: 'seed-data',
    SOURCES: 'coingecko,coinpaprika,csv,rss,fx,coinlore,frankfurter',
    EXCHANGES: 'binance,kraken,coinbase',
    EXCHANGE_MARKETS: 'BTC/USDT,ETH/USDT,BTC/USD,ETH/USD',
    EXCHANGE_TIMEFRAMES: '1h',
    // Deliberate faults are announced separately.
    LOG_LEVEL: 'fatal',
    // For people who click fast: each page of the console makes 3 to 15 requests.
    RATE_LIMIT: '1200',
    ...given,
    ...sandbox.env,
    NODE_ENV: 'development',
    // Not DATABASE_URL, which may be a database with real data.
    DATABASE_URL: given.DEMO_DATABASE_URL,
    MIGRATION_DATABASE_URL: undefined,
    READER_DATABASE_URL: undefined,
    DATABASE_REPLICA_URL: undefined,
    LOG_PRETTY: 'true',
    ROLE: 'all',
    API_KEY: undefined,
    API_KEY_PLAN: 'demo',
    COINPAPRIKA_API_KEY: undefined,
    COINGECKO_CALLS_PER_MINUTE: '60',
    COINGECKO_CALLS_PER_MONTH: '0',
    COINPAPRIKA_CALLS_PER_MINUTE: '60',
    COINPAPRIKA_CALLS_PER_MONTH: '0',
    // The demo starts runs itself, once it listens for their results.
    RUN_ON_START: 'false',
    SCHEDULE_COINGECKO: '*/20 * * * * *',
    SCHEDULE_COINPAPRIKA: '*/15 * * * * *',
    SCHEDULE_CSV: '*/30 * * * * *',
    SCHEDULE_RSS: '*/30 * * * * *',
    SCHEDULE_FX: '*/10 * * * *',
    SCHEDULE_COINLORE: '*/30 * * * * *',
    SCHEDULE_FRANKFURTER: '*/10 * * * *',
    SCHEDULE_EXCHANGES: '*/30 * * * * *',
  };
}
