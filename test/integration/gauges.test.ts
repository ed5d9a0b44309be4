import { PgBoss } from 'pg-boss';
import { parseConfig } from '../../src/config/config.js';
import { QUEUES, SOURCE_AGES } from '../../src/metrics/source-gauges-sql.js';
import { queueOptions } from '../../src/queue/queue-options.js';
import { COUNT_RUNS } from '../../migrations/1765700200000-run-totals.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsRead, scansOf } from '../support/plan.js';

const MANY = 20_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource, url } = database;
  await dataSource.query(
    `insert into sources (name, kind) values ('steady', 'api'), ('failing', 'api'), ('never', 'csv')`,
  );
  await dataSource.query(
    `insert into runs (source_id, trigger, status, started_at, finished_at)
     select 1 + n % 2, 'schedule', case when n = 1 or n % 2 = 0 then 'succeeded' else 'failed' end,
       now(), now() - (${MANY} - n) * interval '1 second'
     from generate_series(1, ${MANY}) n`,
  );
  await dataSource.query(COUNT_RUNS);
  const boss = new PgBoss(queueOptions(parseConfig({ DATABASE_URL: url })));
  await boss.start();
  await boss.createQueue('some', { policy: 'standard' });
  await boss.stop({ graceful: false });
  await dataSource.query(
    `insert into pgboss.job (name, state, start_after)
     select 'some', case n when 1 then 'retry' when 2 then 'created' when 3 then 'active' else 'completed' end::pgboss.job_state,
       now() + (n - 1) * interval '1 hour'
     from generate_series(1, ${MANY}) n`,
  );
  await dataSource.query('analyze');
});
afterAll(() => database.drop());

describe('the gauges of the database', () => {
  it('report the last success of each source, however many runs failed since', async () => {
    const rows = await database.dataSource.query<{ source: string; success: number | null }[]>(SOURCE_AGES);
    const ages = new Map(rows.map(({ source, success }) => [source, success]));
    expect([...ages.keys()].sort()).toEqual(['failing', 'never', 'steady']);
    expect(ages.get('steady')).toBeCloseTo(0, -3);
    expect(ages.get('failing')).toBeCloseTo(MANY, -3);
    expect(ages.get('never')).toBeNull();
    expect(rowsRead(await scansOf(database.dataSource, 'runs', SOURCE_AGES, []))).toBe(0);
  });

  it('report the waiting jobs, however many have ended', async () => {
    expect(await database.dataSource.query(QUEUES)).toContainEqual({
      queue: 'some',
      waiting: 2,
      active: 1,
      age: expect.closeTo(0, -3),
    });
    expect(rowsRead(await scansOf(database.dataSource, 'job_common', QUEUES, []))).toBeLessThanOrEqual(3);
  });
});
