import type { INestApplicationContext } from '@nestjs/common';
import { parseConfig } from '../../src/config/config.js';
import type { Service } from '../../src/start-service.js';
import { QUIET, startContext } from './app.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { startQuietService } from './seed-service.js';
import { type Handler, startUpstream, type Upstream } from './upstream.js';

/** A worker for both coin APIs, whose replies come from the handler, and a service that shows the stored data. */
export function useCoinUpstream(handler: Handler) {
  let upstream: Upstream;
  let database: TestDatabase;
  let app: INestApplicationContext;
  let service: Service;

  beforeAll(async () => {
    upstream = await startUpstream(handler);
    database = await createTestDatabase();
    const { url } = upstream;
    const env = { COINGECKO_BASE_URL: url, COINPAPRIKA_BASE_URL: url, CONTRACT_SWEEP_HOURS: '0' };
    const config = parseConfig({ ...QUIET, ...env, DATABASE_URL: database.url });
    app = await startContext(database.url, undefined, config);
    service = await startQuietService(database.url);
  });
  afterAll(async () => {
    await service.stop();
    await app.close();
    await upstream.close();
    await database.drop();
  });

  return {
    get app() {
      return app;
    },
    get dataSource() {
      return database.dataSource;
    },
    get url() {
      return service.url;
    },
  };
}
