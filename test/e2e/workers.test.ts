import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ResilientClient } from '../../src/database/connection.js';
import { parseConfig } from '../../src/config/config.js';
import { startContext } from '../support/app.js';
import { spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { freePort } from '../support/own-postgres.js';
import { runToEnd } from '../support/run-to-end.js';
import { type Inputs, makeInputs } from '../torture/inputs.js';
import { differences, lastingFaults, type State, stateOf } from '../torture/state.js';
import { startWorker } from '../torture/worker.js';
import { startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const ADMIN_API_KEY = 'Vq7-kX2m-9fTz-cR4w-Lp8s';
let inputs: Inputs;
const opened: Inputs[] = [];
let database: TestDatabase;
let children: Service[];
/** Workers in this process, which take a sixth of the processor time to start. */
let workersHere: INestApplicationContext[];

beforeEach(async () => {
  database = await createTestDatabase();
  children = [];
  workersHere = [];
});
afterEach(async () => {
  await Promise.all([
    ...children.map((child) => child.kill()),
    ...workersHere.map((worker) => worker.close()),
  ]);
  await database.drop();
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

async function useInputs(...size: Parameters<typeof makeInputs>): Promise<void> {
  opened.push((inputs = await makeInputs(...size)));
}

/** A process of the service and its log. */
class Service {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  readonly closed: Promise<unknown>;

  constructor(readonly child: ChildProcess) {
    this.closed = once(child, 'close');
    createInterface({ input: child.stdout! }).on('line', (line) => {
      this.lines.push(line);
      this.waiting.forEach((check) => check());
    });
  }

  matching(pattern: RegExp): string[] {
    return this.lines.filter((line) => pattern.test(line));
  }

  has(pattern: RegExp): boolean {
    return this.matching(pattern).length > 0;
  }

  said(pattern: RegExp): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => void (this.has(pattern) && resolve());
    this.waiting.add(check);
    check();
    return promise.finally(() => this.waiting.delete(check));
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.closed;
  }
}

const TERMINATED = 'terminated the connection of the previous worker';
const STARTED = /Listening on/;
const INJECTED = /injecting a fault/;

function start(env: Record<string, string>): Service {
  const service = new Service(
    spawnTypeScript('src/main.ts', ['start'], {
      ...inputs.env,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: '0',
      ADMIN_API_KEY,
      RATE_LIMIT: '0',
      ...env,
    }),
  );
  children.push(service);
  return service;
}

/** A worker in this process. */
const startHere = (url: string) =>
  startContext(url, undefined, parseConfig({ ...inputs.env, DATABASE_URL: url }));
const joinHere = async () => void workersHere.push(await startHere(database.url));

async function undisturbed(sources: readonly string[]): Promise<State> {
  const other = await createTestDatabase();
  const app = await startHere(other.url);
  try {
    for (const source of sources) expect((await runToEnd(app, source)).status).toBe('succeeded');
    return await stateOf(other.dataSource);
  } finally {
    await app.close();
    await other.drop();
  }
}

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const unfinished = async () => (await query('select from runs where finished_at is null')).length > 0;

const localUrl = (port: string) => `http://127.0.0.1:${port}`;

function ask(url: string, source: string): Promise<Response> {
  const headers = { 'x-api-key': ADMIN_API_KEY, 'content-type': 'application/json' };
  const body = JSON.stringify({ source });
  return fetch(`${url}/runs`, { method: 'POST', headers, body });
}

async function expectAsIf(expected: State): Promise<void> {
  expect(await lastingFaults(database.dataSource)).toEqual([]);
  expect(differences(expected, await stateOf(database.dataSource))).toEqual([]);
}

describe('three workers and an API, with a worker killed by kill -9 and restarted every second', () => {
  it('end as if undisturbed: 12 files and both APIs, all in one run each', async () => {
    await useInputs({ coins: 300, files: 12, rows: 60, pageRows: 20 });
    const sources = ['csv', 'coingecko', 'coinpaprika'];
    const expected = await undisturbed(sources);
    // Slow enough to be killed within a page, even by a test that stalls for seconds.
    const victims = [1, 2].map(() => start({ ROLE: 'worker', FAULTS: 'before_page:hang=5000' }));
    const api = await startQuietService(database.url, { ...inputs.env, ROLE: 'api', ADMIN_API_KEY });
    await Promise.all(victims.map((victim) => victim.said(STARTED)));
    for (const source of sources) expect((await ask(api.url, source)).status).toBe(202);
    await Promise.all(victims.map((victim) => victim.said(INJECTED)));
    await joinHere();
    for (const victim of victims) {
      await sleep(1000);
      await victim.kill();
      await joinHere();
      expect((await fetch(`${api.url}/runs`)).status).toBe(200);
    }
    await until(async () => !(await unfinished()));
    await api.stop();
    expect(await query('select status, count(*)::int n from runs group by status')).toEqual([
      { status: 'succeeded', n: 3 },
    ]);
    const [most] = await query<{ attempts: number }>('select max(attempts) attempts from run_partitions');
    expect(most!.attempts).toBeGreaterThan(1);
    await expectAsIf(expected);
  }, 600_000);
});

describe('a worker that is paused (SIGSTOP) while another takes over', () => {
  let expected: State;
  beforeAll(async () => {
    await useInputs({ coins: 0, files: 1, rows: 60, pageRows: 5 });
    expected = await undisturbed(['csv']);
  });

  /** Pauses a worker at its third page, where a fault blocks it for longer than the test may stall before it pauses it. */
  async function pausedAt(fault: string, port = '0'): Promise<Service> {
    const paused = start({ ROLE: 'all', SOURCES: 'csv', RUN_ON_START: 'true', FAULTS: fault, PORT: port });
    await paused.said(INJECTED);
    paused.child.kill('SIGSTOP');
    await letHeartbeatsLapse(database.url);
    return paused;
  }
  const pages = async () => Number((await query<{ pages: string }>('select pages from runs'))[0]!.pages);

  it('while it stores a page has its write refused when it resumes', async () => {
    // By then the third page is read and prepared.
    const paused = await pausedAt('before_page:hang=10000@3');
    expect(await pages()).toBe(2);
    const [reached, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const happen = () => {
      reached.resolve();
      return refused.promise;
    };
    // The run must not end before the paused one has tried.
    const waits = { step: 'before_page', nth: 3, passed: 0, happen } as const;
    const other = await startWorker(database.url, inputs.env, '', [waits]);
    await reached.promise;
    expect(await pages()).toBe(4);
    paused.child.kill('SIGCONT');
    await paused.said(/"code":"ownership_lost"/);
    refused.resolve();
    await until(async () => !(await unfinished()));
    await other.close();
    await expectAsIf(expected);
    expect(await query('select attempts, status from run_partitions')).toEqual([
      { attempts: 2, status: 'succeeded' },
    ]);
  });

  it('in the middle of a transaction does not block the other for long, and its page is not stored twice', async () => {
    const port = String(await freePort());
    const paused = await pausedAt('before_commit:hang=10000@3', port);
    expect(await pages()).toBe(2);
    const other = await startHere(database.url);
    await until(async () => !(await unfinished()));
    await other.close();
    paused.child.kill('SIGCONT');
    // It continues, as the only worker.
    expect((await ask(localUrl(port), 'csv')).status).toBe(202);
    await until(async () => !(await unfinished()));
    await expectAsIf(expected);
  });
});

describe('a worker that is stopped (SIGSTOP) in the middle of COPY', () => {
  const copying = (wait: string) =>
    until(async () =>
      Boolean(
        (
          await query(`select from pg_stat_activity where datname = current_database() and state = 'active'
            and query like 'copy raw_csv_data%' and wait_event = '${wait}'`)
        ).length,
      ),
    );

  it('is disconnected by the one that takes over, and its page is not stored twice', async () => {
    await useInputs({ coins: 0, files: 1, rows: 900, pageRows: 300 });
    const expected = await undisturbed(['csv']);
    const port = String(await freePort());
    const holder = new ResilientClient({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin; lock table raw_csv_data in share mode');
    const stopped = start({ ROLE: 'all', SOURCES: 'csv', RUN_ON_START: 'true', PORT: port });
    // It has started COPY without sending rows: it waits for the lock, and afterwards for rows.
    await copying('relation');
    stopped.child.kill('SIGSTOP');
    await holder.end();
    await copying('ClientRead');
    await letHeartbeatsLapse(database.url);

    const warn = jest.spyOn(PinoLogger.prototype, 'warn');
    const other = await startHere(database.url);
    await until(() => warn.mock.calls.some((said) => said.includes(TERMINATED)));
    warn.mockRestore();
    await until(async () => !(await unfinished()));
    expect(await query('select attempts, failures, status from run_partitions')).toEqual([
      { attempts: 2, failures: 0, status: 'succeeded' },
    ]);
    // PostgreSQL ends any other transaction of the stopped worker by idle_in_transaction_session_timeout.
    await until(
      async () =>
        !(
          await query(`select from pg_stat_activity where datname = current_database()
            and state like 'idle in transaction%'`)
        ).length,
    );
    await expectAsIf(expected);
    await other.close();

    stopped.child.kill('SIGCONT');
    expect((await ask(localUrl(port), 'csv')).status).toBe(202);
    await until(async () => !(await unfinished()));
    await expectAsIf(expected);
  });
});

describe('a worker that is stopped (SIGTERM) in the middle of fetches', () => {
  it('of an API that hangs and of feeds that trickle returns the partitions to the queue without logging a fault', async () => {
    await useInputs({ coins: 10, files: 0, rows: 0, pageRows: 5 });
    for (const path of ['/api/v3/coins/markets', '/api/v3/coins/list'])
      inputs.sandbox.fault(path, { hang: true });
    for (const path of ['/feeds/rss.xml', '/feeds/atom.xml'])
      inputs.sandbox.fault(path, { trickleMs: 60_000 });
    const worker = start({ SOURCES: 'coingecko,rss', RUN_ON_START: 'true', SHUTDOWN_TIMEOUT: '60' });
    const isAsked = (of: string) => inputs.sandbox.requests.some(({ path }) => path.startsWith(of));
    await until(() => isAsked('/api/v3/coins/markets') && isAsked('/feeds/'));
    worker.child.kill('SIGTERM');
    await worker.closed;
    for (const source of ['coingecko', 'rss'])
      expect(
        worker.matching(new RegExp(`"source":"${source}".*"code":"stopped","next":"hand back"`)),
      ).not.toEqual([]);
    expect(worker.matching(/"err":|"code":"internal"|"level":(40|50|"warn"|"error")/)).toEqual([]);
    expect(
      await query(`select distinct s.name from run_partitions p join runs r on r.id = p.run_id
      join sources s on s.id = r.source_id order by 1`),
    ).toEqual([{ name: 'coingecko' }, { name: 'rss' }]);
    expect(await query(`select * from run_partitions where status <> 'queued'`)).toEqual([]);
  });
});
