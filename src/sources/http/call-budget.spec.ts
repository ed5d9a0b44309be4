import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { rejectionOf } from '../../../test/support/provide.js';
import { TimeBudgetSpent } from '../../domain/errors.js';
import { CallBudget } from './call-budget.js';
import type { Upstream } from './http.js';

const upstream: Upstream = {
  name: 'somewhere',
  source: 'some',
  variable: 'KEY',
  callsPerMinute: 5,
  callsPerMonth: 0,
};

let database: TestDatabase;
let another: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  another = await new DataSource(dataSourceOptions(database.url, 4)).initialize();
});
afterAll(async () => {
  await another.destroy();
  await database.drop();
});
afterEach(() => database.dataSource.query('truncate call_budgets'));

const patience = (signal = new AbortController().signal, milliseconds = 1000) => ({
  signal,
  deadline: new Date(Date.now() + milliseconds),
});
/** A number of calls, the last one this many milliseconds ago. */
const called = (count: number, ago: number) =>
  database.dataSource.query(
    `insert into call_budgets (name, recent)
     select $1, array_agg(clock_timestamp() - $3 * interval '1 millisecond') from generate_series(1, $2)`,
    [upstream.name, count, ago],
  );

describe('CallBudget', () => {
  it('applies across processes that call at the same moment', async () => {
    const budgets = [new CallBudget(database.dataSource), new CallBudget(another)];
    const calls = Array.from({ length: 20 }, (_, index) => budgets[index % 2]!.take(upstream, patience()));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(TimeBudgetSpent);
  });

  it('allows a call as soon as the oldest is a minute and a second old', async () => {
    await called(5, 60_800);
    await new CallBudget(database.dataSource).take(upstream, patience());
    expect(await database.dataSource.query('select cardinality(recent) from call_budgets')).toEqual([
      { cardinality: 1 },
    ]);
  });

  it('delays no call for more than a minute in total if the database clock was set back', async () => {
    await called(5, -600_000);
    const error = await rejectionOf(new CallBudget(database.dataSource).take(upstream, patience()));
    expect((error as TimeBudgetSpent).resumesAt.getTime()).toBeLessThan(Date.now() + 62_000);
    await database.dataSource.query(
      `update call_budgets set recent = array(select call - interval '61 seconds' from unnest(recent) as call)`,
    );
    await new CallBudget(database.dataSource).take(upstream, patience());
  });

  it('stores the owner and limits of a budget, so that other processes can compute the remaining calls', async () => {
    await new CallBudget(database.dataSource).take({ ...upstream, callsPerMonth: 7 }, patience());
    expect(await database.dataSource.query('select source, per_minute, per_month from call_budgets')).toEqual(
      [{ source: 'some', per_minute: 5, per_month: 7 }],
    );
  });

  it('counts each upstream separately', async () => {
    await called(5, 0);
    const budget = new CallBudget(database.dataSource);
    await budget.take({ ...upstream, name: 'elsewhere' }, patience());
    expect(await rejectionOf(budget.take(upstream, patience()))).toBeInstanceOf(TimeBudgetSpent);
  });

  it('remembers the longest wait that an upstream asked for across a restart', async () => {
    await new CallBudget(database.dataSource).block(upstream, 3_600_000);
    await new CallBudget(database.dataSource).block(upstream, 1000);
    const error = await rejectionOf(new CallBudget(another).take(upstream, { ...patience(), retries: 3 }));
    expect(error).toMatchObject({
      message: expect.stringContaining('somewhere asked clients to wait'),
      retries: 3,
    });
    expect((error as TimeBudgetSpent).resumesAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it('stops waiting when aborted', async () => {
    await called(5, 0);
    const controller = new AbortController();
    const taken = rejectionOf(
      new CallBudget(database.dataSource).take(upstream, patience(controller.signal, 120_000)),
    );
    controller.abort(new Error('the service was stopped'));
    expect(await taken).toMatchObject({ message: 'the service was stopped' });
  });
});
