import type { HttpRequest } from '../../src/sources/http/http.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { type Providers, useProviders } from './provide.js';
import { type Handler, startUpstream, type Upstream } from './upstream.js';

/**
 * Provides each test with what the HTTP client needs: a database with unused call budgets, and an upstream that
 * `server.start` starts and that is closed after the test.
 */
export function useHttp() {
  let database: TestDatabase;
  let providers: Providers;
  let upstream: Upstream | undefined;

  const started = () => upstream ?? raise('call server.start first');
  beforeAll(async () => {
    database = await createTestDatabase();
    providers = useProviders(database.dataSource);
  });
  afterAll(() => database.drop());
  afterEach(async () => {
    await providers.close();
    await upstream?.close();
    upstream = undefined;
    await database.dataSource.query('truncate call_budgets');
  });

  return {
    server: {
      async start(...handlers: [Handler, ...Handler[]]) {
        upstream = await startUpstream(...handlers);
      },
      get url() {
        return started().url;
      },
      get requests() {
        return started().requests;
      },
    },
    provide: ((type, config, backoff) => providers.provide(type, config, backoff)) as Providers['provide'],
    query: (sql: string) => database.dataSource.query<unknown[]>(sql),
  };
}

/** A request to an upstream with ample limits, due within a minute. */
export function httpRequest(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    upstream: {
      name: 'somewhere',
      source: 'some',
      variable: 'SOME_KEY',
      callsPerMinute: 1000,
      callsPerMonth: 0,
    },
    url,
    signal: new AbortController().signal,
    deadline: new Date(Date.now() + 60_000),
    ...more,
  };
}

function raise(message: string): never {
  throw new Error(message);
}
