import { setTimeout as sleep } from 'node:timers/promises';
import { lineOf, spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
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
    ...{ RUN_TIME_BUDGET: '60', ...clock.env },
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
    ['an hour behind', -3_600_000],
    ['an hour ahead', 3_600_000],
  ])(
    'by %s stores what others do, with times of the database',
    async (_by, shift) => {
      const [{ began }] = (await query<{ began: Date }>('select clock_timestamp() as began')) as [
        { began: Date },
      ];
      const shifted = await start([shift, 0], { RUN_ON_START: 'true' });
      while ((await query(`select from runs where status = 'succeeded'`)).length < 4) await sleep(50);
      await shifted.kill();
      expect(await query(`select status from runs where status <> 'succeeded'`)).toEqual([]);
      for (const table of ['raw_api_data', 'raw_csv_data', 'raw_third_source_data']) {
        const [seen] = await query<{ first: Date; last: Date; now: Date }>(
          `select min(fetched_at) as first, max(fetched_at) as last, clock_timestamp() as now from ${table}`,
        );
        expect(seen!.first.getTime()).toBeGreaterThanOrEqual(began.getTime());
        expect(seen!.last.getTime()).toBeLessThanOrEqual(seen!.now.getTime());
      }
      expect(await faultsOf(database.dataSource)).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['back by ten minutes', -600_000],
    ['forward by a day', 86_400_000],
  ])(
    'continues its schedule when it is set %s',
    async (_by, jump) => {
      const shifted = await start([0, jump], { SOURCES: 'csv', SCHEDULE_CSV: '* * * * * *' });
      const newest = async () =>
        (await query<{ slot: Date | null }>('select max(slot) as slot from runs'))[0]!.slot?.getTime() ?? 0;
      while (!(await newest())) await sleep(50);
      const before = await newest();
      shifted.jump();
      while ((await newest()) < before + 4000) await sleep(50);
      expect(
        await query(`select status from runs where status not in ('succeeded', 'queued', 'running')`),
      ).toEqual([]);
      expect(await query(`select from runs where slot > now()`)).toEqual([]);
      await shifted.kill();
    },
    60_000,
  );
});
