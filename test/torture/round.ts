import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { allAnswer, CITUS_URL, crashNode, despiteCrashes, endPrepared, runOn } from '../support/citus.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { triggerEvent, refuseWrites } from './trigger-event.js';
import type { Inputs } from './inputs.js';
import type { Plan } from './plan.js';
import { requestRuns, runWithoutErrors, hasUnfinishedRuns } from './runs.js';
import { differences, lastingFaults, type State, stateOf } from './state.js';
import { type Crash, type ProcessWorker, startProcess, startWorker, type Worker } from './worker.js';

const POLL_MS = 20;
/** Only rounds need many pages, in which to fail. */
const UNDISTURBED = { CSV_PAGE_ROWS: '250' };
/** Most rounds have finished by then; recovery handles the rest. */
const DISTURBED_MS = 900;
/**
 * How long the longest transaction takes to end without a network: the resolver's, which computes for up to two minutes
 * between reads. The proxy that swallows its data still answers keepalives, which would fail on a real network.
 */
const IDLE_MS = 130_000;

/** The stored data if nothing fails. */
export async function runWithoutFaults(inputs: Inputs): Promise<State> {
  const database = await createTestDatabase();
  const worker = await startWorker(database.url, { ...inputs.env, ...UNDISTURBED });
  try {
    await runWithoutErrors(database, worker.app);
    const wrong = await lastingFaults(database.dataSource);
    if (wrong.length) throw new Error(wrong.join('\n'));
    return await despiteCrashes(() => stateOf(database.dataSource));
  } finally {
    await worker.close();
    await database.drop();
  }
}

/** With a connection that no fault affects. */
async function createDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.dataSource.destroy();
  const dataSource = new DataSource({ ...dataSourceOptions(database.url, 2), applicationName: 'torture' });
  await dataSource.initialize();
  const drop = () => dataSource.destroy().then(() => database.drop());
  return { ...database, dataSource, drop };
}

/** Injects the faults of the plan, then lets everything finish. @returns violations, as sentences */
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
    await refuseWrites(database.dataSource, plan);
    for (const { path, fault } of plan.upstream) inputs.sandbox.fault(path, fault);
    await Promise.all([
      ...plan.workers.map(start),
      plan.process && startProcess(database.url, env, plan.process).then((one) => (child = one)),
    ]);
    // A dead worker requests nothing.
    await requestRuns(workers[0]!.app).catch(() => undefined);
    const until = Date.now() + DISTURBED_MS;
    (child as ProcessWorker | null)?.setClock();
    const crashing = timed.map(({ afterMs, node }) => sleep(afterMs).then(() => crashNode(node)));
    for (const { afterMs, event } of plan.events) {
      await sleep(afterMs);
      await triggerEvent(event, { database, workers, start });
    }
    while (Date.now() < until && (await hasUnfinishedRuns(database.dataSource))) await sleep(POLL_MS);

    inputs.sandbox.clearFaults();
    for (const worker of workers) worker.calm();
    await Promise.all(crashing);
    if (CITUS_URL) await allAnswer(CITUS_URL);
    // Those that its fault did not reach are killed where they are; one that was stopped first tries to continue.
    await (child as ProcessWorker | null)?.wakeAndKill();
    // Longer than a worker without a network can lock the table, and than a connection of the service waits for a reply.
    await runOn(
      database.url,
      `set statement_timeout = 0; set lock_timeout = '${IDLE_MS}ms'; drop function if exists refuse cascade`,
    );
    await start();
    await runWithoutErrors(database, workers.at(-1)!.app);
    if (CITUS_URL) await endPrepared(database.url);
    return [
      ...(await lastingFaults(database.dataSource, IDLE_MS)),
      ...differences(expected, await despiteCrashes(() => stateOf(database.dataSource))),
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
