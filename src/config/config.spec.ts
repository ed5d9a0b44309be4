import { parseConfig, warningsOf } from './config.js';
import { ConfigError } from './config-error.js';

const messageFor = (env: Record<string, string>): string => {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected the environment to be refused');
};

describe('parseConfig', () => {
  it('requires no setting', () => {
    expect(parseConfig({})).toMatchObject({
      PORT: 3000,
      ROLE: 'all',
      SOURCES: ['coingecko', 'coinpaprika', 'csv', 'rss'],
    });
  });

  it('names every bad key at once, with the expected value', () => {
    const message = messageFor({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      SCHEDULE_CSV: 'every day',
      RSS_FEEDS: 'example.com',
      CSV_TIME_ZONE: 'Mars',
      CSV_CURRENCY: 'US dollars',
    });
    expect(message).toContain('PORT: expected a whole number from 0 to 65535');
    expect(message).toContain('LOG_LEVEL');
    expect(message).toContain('SCHEDULE_CSV: expected a cron expression');
    expect(message).toContain('RSS_FEEDS: expected URLs beginning with http:// or https://');
    expect(message).toContain('CSV_TIME_ZONE: expected an IANA time zone');
    expect(message).toContain('CSV_CURRENCY: expected an ISO 4217 code');
  });

  it('never repeats a value, which could be a secret', () => {
    expect(messageFor({ API_KEY: 'CG-very secret', DATABASE_URL: 'mysql://root:hunter2@db/x' })).not.toMatch(
      /very|hunter2/,
    );
  });

  it.each(['-1', '65536', '1e3', '3000.5', '0x50', '99999999999999999999'])('refuses PORT=%s', (PORT) => {
    expect(messageFor({ PORT })).toContain('PORT');
  });

  it('accepts spot markets in the notation of ccxt, in which ambiguous codes are names', () => {
    const names = ['BTC/USDT', '1000SATS/USDT', 'Game.com/BTC', 'GAMECOM_HT/USDT', '币安人生/USDT'];
    expect(parseConfig({ EXCHANGE_MARKETS: names.join() }).EXCHANGE_MARKETS).toEqual(names);
  });

  it.each(['btc/usdt', 'BTC', 'BTC/USDT:USDT', 'BTC/USDT:USDT-250328'])(
    'refuses EXCHANGE_MARKETS=%s',
    (name) => {
      expect(messageFor({ EXCHANGE_MARKETS: name })).toContain('EXCHANGE_MARKETS: expected spot markets');
    },
  );

  it('counts once what a list names twice', () => {
    const { EXCHANGES } = parseConfig({ EXCHANGES: 'kraken, binance,kraken,' });
    expect(EXCHANGES).toEqual(['kraken', 'binance']);
  });

  it('treats an empty value as an absent key', () => {
    const config = parseConfig({ PORT: '', API_KEY: ' ' });
    expect([config.PORT, config.API_KEY]).toEqual([3000, undefined]);
  });

  it('refuses a schedule that is never due', () => {
    const SCHEDULE_FX = '0 0 31 2 *';
    expect(messageFor({ SCHEDULE_FX })).toContain('SCHEDULE_FX: expected a cron expression that is due');
  });

  it('accepts a schedule that is only due in leap years', () => {
    expect(parseConfig({ SCHEDULE_FX: '0 0 29 2 *' }).SCHEDULE_FX).toBe('0 0 29 2 *');
  });

  it.each([
    'https://example.com/',
    'https://example.com/app',
    'https://Example.com:443',
    'example.com',
    'https:',
  ])('refuses the origin %s, which no browser sends', (origin) => {
    expect(messageFor({ CORS_ORIGINS: `https://a.example,${origin}` })).toContain(
      'CORS_ORIGINS: expected origins',
    );
  });

  it.each(['*', 'null', 'http://localhost:8080', 'http://[::1]:3000', 'chrome-extension://abcdef'])(
    'accepts the origin %s',
    (origin) => {
      expect(parseConfig({ CORS_ORIGINS: ` ${origin} ,` }).CORS_ORIGINS).toEqual([origin]);
    },
  );

  it('can turn a source off through its schedule', () => {
    expect(parseConfig({ SCHEDULE_RSS: 'off' }).SCHEDULE_RSS).toBeNull();
  });

  it('refuses the embedded PostgreSQL in production', () => {
    expect(messageFor({ NODE_ENV: 'production' })).toContain('DATABASE_URL: expected a postgres:// URL');
  });

  it.each(['a', 'fifteen-chars-x'])(
    'refuses ADMIN_API_KEY=%s in production, and does not repeat it',
    (ADMIN_API_KEY) => {
      const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/kasparro' };
      const message = messageFor({ ...production, ADMIN_API_KEY });
      expect(message).toContain('ADMIN_API_KEY: expected at least 16 characters');
      expect(message).not.toMatch(/fifteen/);
      expect(parseConfig({ ADMIN_API_KEY }).ADMIN_API_KEY).toBe(ADMIN_API_KEY);
      expect(parseConfig({ ...production, ADMIN_API_KEY: 'k3Vw9-r2Zp7_xQ81' })).toMatchObject(production);
    },
  );

  it('warns only of an ADMIN_API_KEY that can be guessed', () => {
    const warnings = (ADMIN_API_KEY?: string) => warningsOf(parseConfig({ ADMIN_API_KEY }));
    expect(warnings('kasparro-admin-key')).toEqual([expect.stringMatching(/^ADMIN_API_KEY: easy to guess/)]);
    expect(warnings('k3Vw9-r2Zp7_xQ81')).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it('warns of variables that look like misspelt settings, but not of those of other programs', () => {
    const warnings = (...names: string[]) =>
      warningsOf(parseConfig(Object.fromEntries(names.map((name) => [name, 'secret']))));
    expect(warnings('DATABSE_URL', 'ADMIN_APIKEY', 'RSS_FEED', 'csv_path', 'COINGECKO_API_KEY')).toEqual([
      'DATABSE_URL: Kasparro has no such setting; did you mean DATABASE_URL?',
      'ADMIN_APIKEY: Kasparro has no such setting; did you mean ADMIN_API_KEY?',
      'RSS_FEED: Kasparro has no such setting; did you mean RSS_FEEDS?',
      'csv_path: Kasparro has no such setting; did you mean CSV_PATH?',
      'COINGECKO_API_KEY: Kasparro has no such setting; did you mean API_KEY?',
    ]);
    const others = ['HOME', 'HOSTNAME', 'PATH', 'CSV_DIR', 'KASPARRO_PORT', 'X_API_KEY', 'CMC_API_KEY'];
    expect(
      warnings(...others, 'POSTGRES_PASSWORD', 'SERVICE_PASSWORD', 'READER_PASSWORD', 'WORKERS'),
    ).toEqual([]);
  });

  it.each(['#', '/', '?'])(
    'refuses a DATABASE_URL with %s in its password, which would end the host',
    (character) => {
      for (const password of [`12${character}ss`, `s${character}ss`])
        expect(messageFor({ DATABASE_URL: `postgres://u:${password}@h/db` })).toMatch(
          /DATABASE_URL: .* %23, %2F, %3F and %25/,
        );
    },
  );

  it.each([
    ['postgres://u:50%@h/db', 'postgres://u:50%25@h/db'],
    ['postgres://u:a@b!$&:ä@h/db', 'postgres://u:a@b!$&:ä@h/db'],
    ['postgres://u:p%23%2F@h/db?sslmode=require', 'postgres://u:p%23%2F@h/db?sslmode=require'],
    ['postgresql:///db?host=/var/run/postgresql', 'postgresql:///db?host=/var/run/postgresql'],
    ['postgres://u:p@/db?host=/cloudsql/a:b:c', 'postgres://u:p@localhost/db?host=/cloudsql/a:b:c'],
    ['postgres://u@%2Fvar%2Frun/db', 'postgres://u@%2Fvar%2Frun/db'],
  ])('accepts DATABASE_URL=%s', (given, expected) => {
    expect(parseConfig({ DATABASE_URL: given }).DATABASE_URL).toBe(expected);
  });

  it.each(['ADMIN_API_KEY', 'API_KEY', 'CSV_PATH', 'PORT'])(
    'refuses quotes around %s, which were part of the value',
    (name) => {
      for (const quote of ['"', "'"])
        expect(messageFor({ [name]: `${quote}3000${quote}` })).toContain(
          `${name}: expected a value without quotes`,
        );
    },
  );

  it.each(['Kasparro/0.1 (٣)', 'a\nb'])(
    'refuses HTTP_USER_AGENT=%j, which no request could have',
    (value) => {
      expect(messageFor({ HTTP_USER_AGENT: value })).toContain('HTTP_USER_AGENT: expected printable ASCII');
    },
  );

  it('requires a key for the pro plan', () => {
    expect(messageFor({ API_KEY_PLAN: 'pro' })).toContain('API_KEY: a CoinGecko key is required');
  });
});
