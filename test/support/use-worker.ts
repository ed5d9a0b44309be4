import type { INestApplicationContext } from '@nestjs/common';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import type { Config } from '../../src/config/config.js';
import { startContext } from './app.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { emptyDatabase } from './empty-database.js';
import type { PageSource } from './page-source.js';
import { until } from './until.js';

/**
 * One worker and one database for all tests of a file, because to start and stop them takes longer than most tests do.
 * Each test begins with empty tables and with the sources as they were given.
 */
export function useWorker(sources: readonly PageSource[], overrides: Partial<Config> = {}) {
  const given = sources.map((source) => ({ ...source }));
  let database: TestDatabase;
  let app: INestApplicationContext;
  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startContext(database.url, sources, overrides);
    await idle(app, database);
    // From now on they work only when asked: the sweep of runs would end those that tests put there by hand.
    for (const { next } of tasksOf(app)) clearTimeout(next);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    await idle(app, database);
    await emptyDatabase(database.dataSource);
    for (const [index, source] of sources.entries()) {
      for (const name of Object.keys(source)) Reflect.deleteProperty(source, name);
      const { content, ...others } = given[index]!;
      Object.assign(source, others, { content: structuredClone(content) });
    }
  });

  return {
    get app() {
      return app;
    },
    get database() {
      return database;
    },
    query: <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters),
  };
}

/** Until no job is worked on, nor what follows from runs that have ended. */
async function idle(app: INestApplicationContext, { dataSource }: TestDatabase): Promise<void> {
  await until(
    async () => !(await dataSource.query<[]>(`select from pgboss.job where state = 'active'`)).length,
  );
  for (const task of tasksOf(app)) await task.idle();
}

interface RunningTask {
  next?: NodeJS.Timeout;
  idle(): Promise<void>;
}
const tasksOf = (app: INestApplicationContext): readonly RunningTask[] => [
  ...(app.get(BackgroundTasks) as unknown as { tasks: Map<string, RunningTask> }).tasks.values(),
];
