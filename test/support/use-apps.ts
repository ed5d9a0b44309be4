import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../../src/config/config.js';
import type { Source } from '../../src/domain/source.js';
import { startContext } from './app.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Gives each test of a file a separate database, and closes the workers that it started. */
export function useApps() {
  let database: TestDatabase;
  const apps: INestApplicationContext[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await database.drop();
  });

  return {
    database: {
      get url() {
        return database.url;
      },
      get dataSource() {
        return database.dataSource;
      },
    },
    query: <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters),
    apps,
    /** On the given sources, or else on the real ones. */
    startApp: async (sources?: readonly Source[], overrides: Partial<Config> = {}) => {
      const app = await startContext(database.url, sources, overrides);
      apps.push(app);
      return app;
    },
  };
}
