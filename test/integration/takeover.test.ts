import type { INestApplicationContext } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { parseConfig } from '../../src/config/config.js';
import { Takeover } from '../../src/ingestion/lifecycle/takeover.js';
import { startCsvWorker, undisturbedState } from '../support/csv-worker.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { type Proxy, startProxy } from '../support/proxy.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { type Inputs, makeInputs } from '../torture/inputs.js';
import { differences, lastingFaults, type State, stateOf } from '../torture/state.js';
import { until } from '../support/until.js';

let inputs: Inputs;
let expected: State;
let database: TestDatabase;
let proxy: Proxy;
let cutOff: INestApplicationContext;

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const inCopy = () =>
  query<{
    pid: number;
  }>(`select pid from pg_stat_activity where datname = current_database() and state = 'active'
    and query like 'copy raw_csv_data%' and wait_event = 'ClientRead'`);

beforeAll(async () => {
  inputs = await makeInputs({ coins: 0, files: 1, rows: 900, pageRows: 300 });
  expected = await undisturbedState(inputs);
});
afterAll(() => inputs.close());

/** A worker whose network swallows everything from the middle of COPY on, without closing the connection. */
beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await startProxy(database.url);
  cutOff = await startCsvWorker(inputs, proxy.url);
  const swallowed = proxy.swallowAfter('copy raw_csv_data');
  await startRun(cutOff, { source: 'csv', trigger: 'cli' });
  await swallowed;
  await until(async () => (await inCopy()).length);
});
afterEach(async () => {
  await proxy.close();
  await cutOff.close();
  await database.drop();
});

describe('a worker that loses its network in the middle of COPY', () => {
  it('is replaced by another, which ends its connection and stores everything once', async () => {
    await letHeartbeatsLapse(database.url);
    const other = await startCsvWorker(inputs, database.url);
    expect((await runToEnd(other, 'csv')).status).toBe('succeeded');
    expect(await inCopy()).toEqual([]);
    expect(await lastingFaults(database.dataSource)).toEqual([]);
    expect(differences(expected, await stateOf(database.dataSource))).toEqual([]);
    await other.close();
  });

  it('continues once the network is back, if there is no other worker', async () => {
    proxy.heal();
    await letHeartbeatsLapse(database.url);
    expect((await runToEnd(cutOff, 'csv')).status).toBe('succeeded');
    expect(differences(expected, await stateOf(database.dataSource))).toEqual([]);
  });

  it('loses its locks even if no worker takes over, but not while it sends heartbeats', async () => {
    const [held] = await inCopy();
    const silent = new PinoLogger({ pinoHttp: { level: 'silent' } });
    const watch = new Takeover(parseConfig({}), database.dataSource, silent);
    const alive = `update pgboss.job set heartbeat_on = clock_timestamp() + interval '1 minute' where state = 'active'`;
    await query(alive);
    await query('select pg_sleep(5)');
    await watch.endAbandoned();
    expect(await inCopy()).toEqual([held]);
    await query(`update pgboss.job set heartbeat_on = now() - interval '11 seconds' where state = 'active'`);
    await watch.endAbandoned();
    expect(await inCopy()).toEqual([]);
  });
});
