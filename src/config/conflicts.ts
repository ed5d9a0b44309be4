import { MIN_KEY_LENGTH } from './guessable.js';
import type { Variables } from './variables/variables.js';

/** Messages about variables that contradict each other, or that this environment does not allow. Contains no values. */
export function conflictsIn(config: Variables): string[] {
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
