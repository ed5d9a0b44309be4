import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { COUNT_RUNS } from '../../migrations/1765700200000-run-totals.js';
import { AppModule } from '../../src/app.module.js';
import { RunHistoryRepository } from '../../src/anomalies/run-history.repository.js';
import { StatsRepository } from '../../src/api/stats/stats.repository.js';
import { LinkedRunsRepository } from '../../src/mentions/linked-runs.repository.js';
import { RunComparisonRepository } from '../../src/runs/run-comparison.repository.js';
import type { Run } from '../../src/runs/run.entity.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { rowsRead, scansOf } from '../support/plan.js';

const RUNS = 30_000;

let database: TestDatabase;
let app: INestApplicationContext;

/** One run per minute for two sources, and a few for a source that stopped long ago; every thousandth failed or was started by hand. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource } = database;
  await dataSource.query(
    `insert into sources (name, kind) values ('old', 'third'), ('csv', 'csv'), ('rss', 'third')`,
  );
  await dataSource.query(
    `insert into runs (source_id, trigger, status, queued_at, started_at, finished_at, fetched, stored, unchanged)
     select case when n <= 20 then 1 else 2 + n % 2 end, case when n % 1000 = 7 then 'api' else 'schedule' end,
       case when n % 1000 < 2 then 'failed' else 'succeeded' end, at, at, at + interval '1 second', 2,
       (n % 100 < 2)::int, 2 - (n % 100 < 2)::int
     from generate_series(1, ${RUNS}) n, lateral (select now() - (${RUNS} - n) * interval '1 minute' as at) moment`,
  );
  await dataSource.query(COUNT_RUNS);
  await dataSource.query('insert into anomaly_runs select id, now() from runs');
  await dataSource.query('insert into mention_runs select id, now() from runs');
  await dataSource.query('vacuum analyze');
  app = await startContext(database.url, undefined, { ROLE: 'api' }, AppModule);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

interface Statement {
  text: string;
  values?: readonly unknown[];
}

/** What a call sends to the database, over connections of any pool. */
async function statementsOf(call: () => Promise<unknown>): Promise<Statement[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  await call();
  const calls = [...query.mock.calls] as unknown as [string | Statement, unknown][];
  query.mockRestore();
  return calls.map(([sent, values]) => ({
    ...(Array.isArray(values) && { values }),
    ...(typeof sent === 'string' ? { text: sent } : sent),
  }));
}

/** Rows of runs that the statements of a call read. */
async function readBy(call: () => Promise<unknown>): Promise<number> {
  const statements = (await statementsOf(call)).filter(({ text }) => /\bruns\b/.test(text));
  expect(statements).not.toEqual([]);
  let rows = 0;
  for (const { text, values = [] } of statements)
    rows += rowsRead(await scansOf(database.dataSource, 'runs', text, values));
  return rows;
}

const last = { id: String(RUNS), sourceId: 2 } as Run;
/** By query: its form, and the maximum number of rows to read. */
const asked: [string, number, () => Promise<unknown>][] = [
  ['the totals', 0, () => app.get(StatsRepository).aggregates()],
  ['a page of runs', 250, () => app.get(RunsRepository).list({ limit: 50 })],
  ['a page far back', 250, () => app.get(RunsRepository).list({ limit: 50, before: 500 })],
  ['failed runs', 250, () => app.get(RunsRepository).list({ limit: 50, statuses: ['failed'] })],
  ['runs that were asked for', 250, () => app.get(RunsRepository).list({ limit: 50, triggers: ['api'] })],
  ['none', 0, () => app.get(RunsRepository).list({ limit: 50, triggers: ['api'], statuses: ['cancelled'] })],
  [
    'runs that failed or were asked for',
    500,
    () =>
      app
        .get(RunsRepository)
        .list({ limit: 50, statuses: ['failed', 'cancelled'], triggers: ['api', 'cli'] }),
  ],
  ['runs of one source', 110, () => app.get(RunsRepository).list({ limit: 50, sourceIds: [1] })],
  ['runs that have not ended', 0, () => app.get(RunsRepository).allUnfinished()],
  ['the live run of a source', 0, () => app.get(RunsRepository).unfinished(2)],
  ['the newest of a source', 3, () => app.get(RunComparisonRepository).newestEnded({ sourceId: 1 })],
  ['what is usual of a source', 60, () => app.get(RunHistoryRepository).previousTo(last)],
  ['when a source brought news', 160, () => app.get(RunHistoryRepository).updateTimes(['csv', 'rss', 'old'])],
  // A day of both sources.
  ['runs without a look at anomalies', 3000, () => app.get(RunHistoryRepository).unevaluated(['csv', 'rss'])],
  ['runs without a look at mentions', 1500, () => app.get(LinkedRunsRepository).unlinked()],
];

it.each(asked)('%s: reads at most %i rows, however many runs there were', async (_, most, call) => {
  expect(await readBy(call)).toBeLessThanOrEqual(most);
});

it('reads only the runs of a day if none was checked yet', async () => {
  await emptyTables(database.dataSource, 'anomaly_runs', 'mention_runs');
  await database.dataSource.query('vacuum analyze anomaly_runs, mention_runs');
  expect(
    await readBy(() => app.get(RunHistoryRepository).unevaluated(['csv', 'rss', 'old'])),
  ).toBeLessThanOrEqual(1500);
  expect(await readBy(() => app.get(LinkedRunsRepository).unlinked())).toBeLessThanOrEqual(1500);
});
