import type { INestApplicationContext } from '@nestjs/common';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { CONFIG, type Config } from '../../src/config/config.js';
import type { Source } from '../../src/domain/source.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { PriceWatch } from '../../src/price-watch/price-watch.js';
import { WorkModule } from '../../src/work.module.js';
import { type AppModules, startContext } from './app.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { emptyDatabase } from './empty-database.js';
import { PageSource } from './page-source.js';
import { until } from './until.js';

/**
 * One worker and one database for all tests of a file, because starting and stopping them takes longer than most tests do.
 * Each test begins with empty tables, and with the sources and settings originally given.
 */
export function useWorker(
  sources: readonly Source[],
  { module = WorkModule, config = {} }: { module?: AppModules; config?: Partial<Config> } = {},
) {
  const given = sources.map((source) => ({ ...source }));
  let database: TestDatabase;
  let app: INestApplicationContext;
  let settings: Config;
  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startContext(database.url, sources, config, module);
    settings = { ...app.get<Config>(CONFIG) };
    // The run sweep would end runs that tests insert.
    await stopSchedules(app, database);
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
      Object.assign(source, given[index]);
      // Tests add to it in place.
      if (source instanceof PageSource) source.content = structuredClone(source.content);
    }
    Object.assign(app.get<Config>(CONFIG), settings);
  });

  return {
    get app() {
      return app;
    },
    database: {
      get url() {
        return database.url;
      },
      get dataSource() {
        return database.dataSource;
      },
    },
    /** Those originally given. */
    get settings() {
      return settings;
    },
    /** Waits until all follow-ups of ended runs are done. */
    idle: () => idle(app, database),
    /** For one test: takes effect where a setting is read when needed, but not where it was read at the start. */
    configure: (changes: Partial<Config>) => void Object.assign(app.get<Config>(CONFIG), changes),
    query: <T>(sql: string, parameters: unknown[] = []) => database.dataSource.query<T[]>(sql, parameters),
  };
}

/** From then on, background tasks run only on request, such as at the end of a run. */
export async function stopSchedules(app: INestApplicationContext, database: TestDatabase): Promise<void> {
  await idle(app, database);
  for (const { next } of tasksOf(app)) clearTimeout(next);
  // Seconds after a page, another test may have begun.
  for (const type of [ResolverTrigger, PriceWatch])
    Object.assign(app.get(type), { schedule: () => undefined });
}

/** Waits until no job is in progress, nor any follow-up of ended runs. */
export async function idle(app: INestApplicationContext, { dataSource }: TestDatabase): Promise<void> {
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
  ...app.get<BackgroundTasks, { tasks: Map<string, RunningTask> }>(BackgroundTasks).tasks.values(),
];
