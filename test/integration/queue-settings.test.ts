import type { INestApplicationContext } from '@nestjs/common';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { PageSource } from '../support/page-source.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function during<T>(config: object, use: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await startContext(database.url, [new PageSource('lists', 'api', { all: [] })], config);
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}
const seconds = async (table: 'queue' | 'job') =>
  (
    await database.dataSource.query<{ seconds: number }[]>(
      `select expire_seconds as seconds from pgboss.${table} where name = 'source.lists'`,
    )
  ).map((row) => row.seconds);

describe('the time limit of a job', () => {
  it('follows a later change of RUN_TIME_BUDGET, even for waiting jobs', async () => {
    await during({ RUN_TIME_BUDGET: 100 }, async () => expect(await seconds('queue')).toEqual([700]));
    await during({ ROLE: 'api' }, (app) => app.get(RunService).request({ source: 'lists', trigger: 'api' }));
    expect(await seconds('job')).toEqual([700]);
    await database.dataSource.query(`update pgboss.job set start_after = now() + interval '1 hour'`);
    await during({ RUN_TIME_BUDGET: 7200 }, () => Promise.resolve());
    expect([await seconds('queue'), await seconds('job')]).toEqual([[7800], [7800]]);
  });

  it('is not set by a process that takes no jobs', async () => {
    await during({ RUN_TIME_BUDGET: 100 }, () => Promise.resolve());
    await during({ ROLE: 'api', RUN_TIME_BUDGET: 7200 }, (app) =>
      app.get(RunService).request({ source: 'lists', trigger: 'api' }),
    );
    expect(await seconds('queue')).toEqual([700]);
  });
});
