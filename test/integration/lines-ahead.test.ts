import type { INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { HOLDER_PREFIX } from '../../src/database/holder.js';
import { startCsvWorker } from '../support/csv-worker.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { runToEnd, type StartedRun, startRun } from '../support/run-to-end.js';
import { until } from '../support/until.js';
import { idle } from '../support/use-worker.js';
import { type Inputs, makeInputs } from '../torture/inputs.js';
import { differences, lastingFaults, type State, stateOf } from '../torture/state.js';

const PAGE_ROWS = 300;
let inputs: Inputs;
let expected: State;
let database: TestDatabase;
let gate: Client;
let app: INestApplicationContext;

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);

beforeAll(async () => {
  inputs = await makeInputs({ coins: 0, files: 1, rows: 4 * PAGE_ROWS, pageRows: PAGE_ROWS });
  database = await createTestDatabase();
  gate = new ResilientClient(database.url);
  await gate.connect();
  app = await startCsvWorker(inputs, database.url);
  expect((await runToEnd(app, 'csv')).status).toBe('succeeded');
  expected = await stateOf(database.dataSource);
});
afterAll(async () => {
  await gate?.end();
  await app?.close();
  await database?.drop();
  await inputs?.close();
});
beforeEach(async () => {
  await idle(app, database);
  await emptyDatabase(database.dataSource);
});
afterEach(async () => {
  await idle(app, database);
  await query(`drop trigger if exists gate on runs; drop function if exists wait_at_gate;
    drop sequence if exists passed; alter table quotes drop constraint if exists refused`);
});

/**
 * Starts a run whose third page waits before its end until the gate is opened, and then does something.
 * @returns once the lines of the fourth page are in flight
 */
async function runUpToGate(thenSql = ''): Promise<StartedRun> {
  await query(`
    create sequence passed;
    create function wait_at_gate() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(1);
      ${thenSql}
      return new;
    end $$;
    create trigger gate before update of pages on runs for each row when (new.pages = 3) execute function wait_at_gate()`);
  await gate.query('select pg_advisory_lock(1)');
  const started = await startRun(app, { source: 'csv', trigger: 'cli' });
  await until(async () => (await atGate()).length && (await inFlight()).length);
  return started;
}
const openGate = () => gate.query('select pg_advisory_unlock(1)');
const holders = (condition: string) =>
  query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database()
    and application_name like '${HOLDER_PREFIX}%' and ${condition}`);
const inFlight = () => holders(`state = 'idle in transaction' and query ilike 'release savepoint%'`);
const atGate = () => holders(`wait_event_type = 'Lock'`);
const end = ([session]: { pid: number }[]) => query(`select pg_terminate_backend(${session!.pid}, 5000)`);
const lines = async () => (await query<{ line: number }>('select line::int from raw_csv_data')).length;
const quotes = async () => (await query('select from quotes')).length;

async function expectEverythingOnce() {
  expect(await lastingFaults(database.dataSource)).toEqual([]);
  expect(differences(expected, await stateOf(database.dataSource))).toEqual([]);
}

describe('lines that are copied while the page before them is being stored', () => {
  it('are committed with the rest of their page, after that page', async () => {
    const { ended } = await runUpToGate();
    const before = await lines();
    expect(before).toBeLessThan(2 * PAGE_ROWS);
    await openGate();
    expect((await ended).status).toBe('succeeded');
    expect(await lines()).toBeGreaterThan(before);
    await expectEverythingOnce();
  });

  it('are not stored if that page fails', async () => {
    const { ended } = await runUpToGate();
    const [ahead, stored] = [await inFlight(), [await lines(), await quotes()]];
    await end(await atGate());
    // The partition is read again from the third page.
    await until(async () => {
      const [next] = await inFlight();
      return (await atGate()).length && next && next.pid !== ahead[0]!.pid;
    });
    expect([await lines(), await quotes()]).toEqual(stored);
    await openGate();
    expect((await ended).status).toBe('succeeded');
    await expectEverythingOnce();
  });

  it('are not stored if the partition has been claimed by another worker', async () => {
    const { ended } = await runUpToGate('update checkpoints set epoch = epoch + 1;');
    await openGate();
    await ended;
    const stored = await lines();
    expect(stored).toBeLessThan(3 * PAGE_ROWS);
    expect(await quotes()).toBe(stored);
    await query('drop trigger gate on runs');
    expect((await runToEnd(app, 'csv')).status).toBe('succeeded');
    await expectEverythingOnce();
  });

  it('are rolled back if the run is cancelled', async () => {
    const { ended } = await runUpToGate('new.cancel_requested_at = now();');
    await openGate();
    expect((await ended).status).toBe('cancelled');
    expect(await holders('true')).toEqual([]);
    expect(await lines()).toBe(await quotes());
  });

  it('remain in flight while that page is repeated after a conflict', async () => {
    const { ended } = await runUpToGate(
      `if nextval('passed') = 1 then raise 'a conflict' using errcode = '40001'; end if;`,
    );
    await openGate();
    expect((await ended).status).toBe('succeeded');
    expect(await query(`select from run_partitions where failures > 0`)).toEqual([]);
    await expectEverythingOnce();
  });

  it('are stored in another transaction if their connection is lost meanwhile', async () => {
    const { ended } = await runUpToGate();
    await end(await inFlight());
    await openGate();
    expect((await ended).status).toBe('succeeded');
    expect(await query(`select from run_partitions where failures > 0`)).toEqual([]);
    await expectEverythingOnce();
  });

  it('become a rejection if the database refuses their quote', async () => {
    await query(
      `alter table quotes add constraint refused check (price <> ${PAGE_ROWS * 3 + 2}.000000000000000001)`,
    );
    const { ended } = await runUpToGate();
    await openGate();
    const run = await ended;
    expect([run.status, run.pages]).toEqual(['succeeded', 5]);
    expect(await query(`select from rejections where code = 'not_storable'`)).toHaveLength(1);
    // One line of the file is a duplicate, which has no quote.
    expect(await lines()).toBe((await quotes()) + 1);
    expect(await lastingFaults(database.dataSource)).toEqual([]);
  });
});
