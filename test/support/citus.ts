import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { isConnectionFault } from '../../src/database/connection-fault.js';

const ATTEMPTS = 60;
const PAUSE_MS = 500;

interface Node {
  host: string;
  port: number;
  isCoordinator: boolean;
}

/** URL of a Citus coordinator on which the tests run instead of their own PostgreSQL; its user creates databases. */
export const CITUS_URL = process.env.CITUS_URL;

/** The same database on another node. */
export function urlOfNode({ host, port }: Node, url: string): string {
  const own = new URL(url);
  own.hostname = host;
  own.port = String(port);
  return own.href;
}

/** Repeats what a crash of a node interrupted: a round is also affected by those that other rounds cause. */
export async function despiteCrashes<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await act();
    } catch (error) {
      if (!CITUS_URL || !isConnectionFault(error) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
}

/** Statements that can be repeated. */
export async function runOn(url: string, ...statements: string[]): Promise<void> {
  await despiteCrashes(async () => {
    const client = await connect(url);
    try {
      for (const sql of statements) await client.query(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new ResilientClient({ connectionString: url });
  await client.connect();
  return client;
}

const connected = (url: string): Promise<pg.Client> => despiteCrashes(() => connect(url));

/** Crashes a worker node: one of its processes is killed, whereupon it ends all and recovers from its log. */
export async function crashNode(worker: number): Promise<void> {
  const workers = (await citusNodes(CITUS_URL!)).filter(({ isCoordinator }) => !isCoordinator);
  const client = await connected(urlOfNode(workers[worker % workers.length]!, CITUS_URL!));
  await client.query(`copy (select) to program 'kill -9 $PPID'`).catch(() => undefined);
  await client.end().catch(() => undefined);
}

/** Ends the connections of the coordinator to this database on the worker nodes. */
export async function cutWorkers(url: string): Promise<void> {
  const workers = (await citusNodes(url)).filter(({ isCoordinator }) => !isCoordinator);
  for (const worker of workers)
    await runOn(
      urlOfNode(worker, url),
      `select pg_terminate_backend(pid, 10000) from pg_stat_activity
       where datname = current_database() and application_name like 'citus_internal%'`,
    );
}

/** The active nodes, the coordinator first. */
export async function citusNodes(url: string): Promise<Node[]> {
  const client = await connected(url);
  try {
    const { rows } = await client.query<Node>(
      `select nodename as host, nodeport as port, groupid = 0 as "isCoordinator" from pg_dist_node
       where isactive order by groupid`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Runs statements on each node, outside its databases for tests. */
export async function onEachNode(url: string, ...statements: string[]): Promise<void> {
  for (const node of await citusNodes(url)) await runOn(urlOfNode(node, url), ...statements);
}

/** Waits until no node is recovering. */
export const allAnswer = (url: string): Promise<void> => onEachNode(url, 'select');

/**
 * Ends what a crash left between the two phases of a commit, as Citus itself does once a minute
 * (https://docs.citusdata.com/en/stable/develop/api_guc.html#citus-recover-2pc-interval), and waits until nothing is left:
 * rows of a transaction that is committed on other nodes are not visible yet on a node where it is only prepared.
 */
export async function endPrepared(url: string): Promise<void> {
  const nodes = await citusNodes(url);
  for (let pending = true; pending;) {
    await runOn(url, 'select recover_prepared_transactions()');
    const left = await Promise.all(nodes.map((node) => preparedOn(urlOfNode(node, url))));
    pending = left.some((count) => count > 0);
    if (pending) await sleep(PAUSE_MS);
  }
}

function preparedOn(url: string): Promise<number> {
  return despiteCrashes(async () => {
    const client = await connect(url);
    try {
      const sql = 'select count(*)::int as n from pg_prepared_xacts where database = current_database()';
      return (await client.query<{ n: number }>(sql)).rows[0]!.n;
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}
