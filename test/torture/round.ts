import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { DISTRIBUTED } from '../../src/database/distribute.js';
import { RunService, SourceBusy } from '../../src/ingestion/lifecycle/run.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { onServer } from '../support/server.js';
import { allAnswer, CITUS_URL, crashNode } from '../support/citus.js';
import { type Inputs, SOURCES } from './inputs.js';
import type { Event, Plan } from './plan.js';
import { differences, faultsOf, type State, stateOf } from './state.js';
import { type Crash, type ProcessWorker, startProcess, startWorker, type Worker } from './worker.js';

const POLL_MS = 20;
/** Most rounds are through by then; what is not is what recovery is for. */
const DISTURBED_MS = 900;
const LAPSE_FIRST_MS = 100;
const LAPSE_EVERY_MS = 2500;
const PATIENCE_MS = 120_000;
/**
 * What the longest transaction without a network takes to end: that of the resolver, which computes for up to two minutes
 * between reads. The proxy that swallows its data answers keepalives, by which a real network is found to be gone.
 */
const IDLE_MS = 130_000;

/** What is stored when nothing goes wrong. */
export async function undisturbed(inputs: Inputs): Promise<State> {
  const database = await createTestDatabase();
  const worker = await startWorker(database.url, inputs.env);
  try {
    await finish(database, worker.app);
    const wrong = await faultsOf(database.dataSource);
    if (wrong.length) throw new Error(wrong.join('\n'));
    return await stateOf(database.dataSource);
  } finally {
    await worker.close();
    await database.drop();
  }
}

/** With a connection that no fault meets. */
async function createDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.dataSource.destroy();
  const dataSource = new DataSource({ ...dataSourceOptions(database.url, 2), applicationName: 'torture' });
  await dataSource.initialize();
  const drop = () => dataSource.destroy().then(() => database.drop());
  return { ...database, dataSource, drop };
}

/** Lets go wrong what the plan says, then lets all come to an end. @returns what is not as it must be, in sentences */
export async function runRound(inputs: Inputs, expected: State, plan: Plan): Promise<string[]> {
  const database = await createDatabase();
  const workers: Worker[] = [];
  let child: ProcessWorker | null = null;
  const env = { ...inputs.env, CSV_PAGE_ROWS: String(plan.pageRows) };
  const [timed, stepped] = CITUS_URL ? crashesOf(plan) : [[], []];
  const start = async (faults = '') => {
    const crashes = workers.length ? [] : stepped;
    return workers.push(await startWorker(database.url, env, faults, crashes));
  };
  try {
    await refuse(database.dataSource, plan);
    for (const { path, fault } of plan.upstream) inputs.sandbox.fault(path, fault);
    await Promise.all([
      ...plan.workers.map(start),
      plan.process && startProcess(database.url, env, plan.process).then((one) => (child = one)),
    ]);
    // One that is dead by now asks for nothing.
    await ask(workers[0]!.app).catch(() => undefined);
    const until = Date.now() + DISTURBED_MS;
    (child as ProcessWorker | null)?.setClock();
    const crashing = timed.map(({ afterMs, node }) => sleep(afterMs).then(() => crashNode(node)));
    for (const { afterMs, event } of plan.events) {
      await sleep(afterMs);
      await happen(event, { database, workers, start });
    }
    while (Date.now() < until && (await unfinished(database.dataSource))) await sleep(POLL_MS);

    inputs.sandbox.clearFaults();
    for (const worker of workers) worker.calm();
    await Promise.all(crashing);
    if (CITUS_URL) await allAnswer(CITUS_URL);
    // Those that its fault did not reach are killed where they are; one that was stopped tries to go on first.
    await (child as ProcessWorker | null)?.wakeAndKill();
    // Longer than a worker without a network may hold the table.
    await database.dataSource.query(
      `set statement_timeout = 0; set lock_timeout = '${IDLE_MS}ms'; drop function if exists refuse cascade`,
    );
    await start();
    await finish(database, workers.at(-1)!.app);
    return [
      ...(await lastingFaults(database.dataSource)),
      ...differences(expected, await stateOf(database.dataSource)),
    ];
  } finally {
    inputs.sandbox.clearFaults();
    await (child as ProcessWorker | null)?.wakeAndKill();
    await Promise.all(workers.map((worker) => worker.close()));
    await database.drop();
  }
}

/** Crashes of nodes after some time, and those at steps of a worker. */
function crashesOf({ crashes }: Plan): [timed: { afterMs: number; node: number }[], stepped: Crash[]] {
  const timed = crashes.flatMap(({ node, at }) => ('afterMs' in at ? [{ ...at, node }] : []));
  const stepped = crashes.flatMap(({ node, at }) =>
    'step' in at ? [{ ...at, passed: 0, happen: () => crashNode(node) }] : [],
  );
  return [timed, stepped];
}

/** Asks for runs until each source has had one that went undisturbed to its end. */
async function finish({ url, dataSource }: TestDatabase, app: INestApplicationContext): Promise<void> {
  await quiet(url, dataSource);
  // A limit that an upstream set has passed.
  await dataSource.query('update call_budgets set blocked_until = null');
  const before = await lastRun(dataSource);
  await ask(app);
  await quiet(url, dataSource);
  const failed = await dataSource.query<unknown[]>(
    `select id, status, error_code, error_message from runs where id > $1 and status <> 'succeeded'`,
    [before],
  );
  if (failed.length) throw new Error(`undisturbed runs did not succeed: ${JSON.stringify(failed)}`);
}

async function lastRun(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<[{ id: string }]>('select coalesce(max(id), 0) id from runs');
  return row.id;
}

async function ask(app: INestApplicationContext): Promise<void> {
  for (const source of SOURCES)
    await app
      .get(RunService)
      .request({ source, trigger: 'cli' })
      .catch((error: unknown) => {
        if (!(error instanceof SourceBusy)) throw error;
      });
}

async function unfinished(dataSource: DataSource): Promise<boolean> {
  return (await dataSource.query<unknown[]>('select from runs where finished_at is null')).length > 0;
}

/** Waits until no run is left, and lets time pass for workers that died. */
async function quiet(url: string, dataSource: DataSource): Promise<void> {
  const begin = Date.now();
  let before: string | null = null;
  for (let lapse = begin + LAPSE_FIRST_MS; await unfinished(dataSource); await sleep(POLL_MS)) {
    if (Date.now() - begin > PATIENCE_MS) throw new Error(`runs do not end: ${await situation(dataSource)}`);
    if (Date.now() < lapse) continue;
    const pages = await stored(dataSource);
    // Whoever stores pages is alive, however slow the machine is.
    if (pages === before) await letHeartbeatsLapse(url);
    before = pages;
    lapse = Date.now() + LAPSE_EVERY_MS;
  }
}

/** What a worker without a network left open is ended by the server, in its time. */
async function lastingFaults(dataSource: DataSource): Promise<string[]> {
  const until = Date.now() + IDLE_MS;
  for (;;) {
    const found = await faultsOf(dataSource);
    if (!found.length || Date.now() > until) return found;
    await sleep(500);
  }
}

async function stored(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<[{ pages: string }]>(
    'select coalesce(sum(pages), 0)::text as pages from run_partitions',
  );
  return row.pages;
}

async function situation(dataSource: DataSource): Promise<string> {
  const runs = await dataSource.query('select id, source_id, status from runs where finished_at is null');
  const partitions = await dataSource.query(
    'select run_id, partition, status, attempts, failures, job_id, error_message from run_partitions where finished_at is null',
  );
  const jobs = await dataSource.query(
    `select id, name, state, data, retry_count, start_after, heartbeat_on from pgboss.job where state <> 'completed'`,
  );
  return JSON.stringify({ runs, partitions, jobs });
}

interface Scene {
  database: TestDatabase;
  workers: Worker[];
  start: () => Promise<unknown>;
}

async function happen(event: Event, { database, workers, start }: Scene): Promise<void> {
  const alive = workers.filter((worker) => !worker.isDead());
  const name = new URL(database.url).pathname.slice(1);
  switch (event.do) {
    case 'cut the connections of all':
      return onServer(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = '${name}' and application_name like 'kasparro%' and pid <> pg_backend_pid()`);
    case 'let heartbeats lapse':
      return letHeartbeatsLapse(database.url).catch(() => undefined);
    case 'ask for runs':
      return alive[0] && ask(alive[0].app).catch(() => undefined);
    case 'cancel a run': {
      const id = await lastRun(database.dataSource).catch(() => '1');
      await alive[0]?.app
        .get(RunService)
        .cancel(id)
        .catch(() => undefined);
      return;
    }
    case 'start':
      return void (await start().catch(() => undefined));
    case 'kill':
    case 'swallow':
    case 'swallow in COPY':
    case 'cut':
    case 'stop':
      return toOne(event, alive);
  }
}

async function toOne(
  { do: what, worker: index }: Event & { worker: number },
  alive: Worker[],
): Promise<void> {
  const worker = alive[index];
  if (!worker) return;
  if (what === 'kill') worker.die();
  else if (what === 'swallow') worker.loseNetwork();
  else if (what === 'swallow in COPY') worker.loseNetwork('copy raw_csv_data');
  else if (what === 'cut') worker.proxy.cut();
  else await worker.stop().catch(() => undefined);
}

async function refuse(dataSource: DataSource, { refusal }: Plan): Promise<void> {
  // A distributed table has no triggers.
  if (!refusal || (CITUS_URL && refusal.table in DISTRIBUTED)) return;
  await dataSource.query(`create sequence refusals`);
  await dataSource.query(`create function refuse() returns trigger language plpgsql as $$ begin
      if nextval('refusals') % ${refusal.every} = 0 then
        raise exception 'refused on purpose' using errcode = '${refusal.sqlState}';
      end if;
      return new;
    end $$`);
  await dataSource.query(`create trigger refuse before insert or update on ${refusal.table}
    for each row execute function refuse()`);
}
