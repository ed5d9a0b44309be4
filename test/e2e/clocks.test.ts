import { lineOf, spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/until.js';
import { wrongClock } from '../support/wrong-clock.js';
import { type Inputs, makeInputs } from '../torture/inputs.js';
import { faultsOf } from '../torture/state.js';

let inputs: Inputs;
let database: TestDatabase;

beforeAll(async () => {
  inputs = await makeInputs({ coins: 10, files: 1, rows: 20, pageRows: 5 });
});
afterAll(() => inputs.close());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);

async function start([wrongBy, jump]: [number, number], env: Record<string, string>) {
  const clock = wrongClock(wrongBy, jump);
  const child = spawnTypeScript('src/main.ts', ['start'], {
    ...inputs.env,
    ...{ DATABASE_URL: database.url, LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: '0' },
    ...{ RUN_TIME_BUDGET: '300', ...clock.env },
    ...env,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await lineOf(child, /Listening on/);
  child.stdout!.resume();
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
    clock.remove();
  };
  return { jump: () => clock.jump(child), kill };
}

describe('a process whose clock is wrong', () => {
  it.each([
    ['an hour behind', 'back by ten minutes', -3_600_000, -600_000],
    ['an hour ahead', 'forward by a day', 3_600_000, 86_400_000],
  ])(
    'by %s stores what others do, with times of the database, and continues its schedule when it is set %s',
    async (_by, _set, shift, jump) => {
      const [{ began }] = (await query<{ began: Date }>('select clock_timestamp() as began')) as [
        { began: Date },
      ];
      const shifted = await start([shift, jump], { RUN_ON_START: 'true', SCHEDULE_CSV: '* * * * * *' });
      await until(async () => {
        const [succeeded] = await query<{ sources: number }>(
          `select count(distinct source_id)::int sources from runs where status = 'succeeded'`,
        );
        return succeeded!.sources === 4;
      });
      const newest = async () =>
        (await query<{ slot: Date | null }>('select max(slot) as slot from runs'))[0]!.slot?.getTime() ?? 0;
      await until(newest);
      const before = await newest();
      shifted.jump();
      await until(async () => (await newest()) >= before + 4000);
      // Between two runs.
      await until(async () => !(await faultsOf(database.dataSource)).length);
      await shifted.kill();
      expect(await query(`select from runs where slot > now()`)).toEqual([]);
      expect(
        await query(`select status from runs where status not in ('succeeded', 'queued', 'running')`),
      ).toEqual([]);
      for (const table of ['raw_api_data', 'raw_csv_data', 'raw_third_source_data']) {
        const [seen] = await query<{ first: Date; last: Date; now: Date }>(
          `select min(fetched_at) as first, max(fetched_at) as last, clock_timestamp() as now from ${table}`,
        );
        expect(seen!.first.getTime()).toBeGreaterThanOrEqual(began.getTime());
        expect(seen!.last.getTime()).toBeLessThanOrEqual(seen!.now.getTime());
      }
    },
  );
});
