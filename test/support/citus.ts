import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { isConnectionFault } from '../../src/database/connection-fault.js';
import { migrate } from '../../src/database/migrate.js';

const OBJECT_IN_USE = '55006';
const ATTEMPTS = 60;
const PAUSE_MS = 500;

interface Node {
  host: string;
  port: number;
  isCoordinator: boolean;
}

/** URL of a Citus coordinator on which the tests run instead of on a PostgreSQL of their own; its user makes databases. */
export const CITUS_URL = process.env.CITUS_URL;

/** The same database on another node. */
export function urlOfNode({ host, port }: Node, url: string): string {
  const own = new URL(url);
  own.hostname = host;
  own.port = String(port);
  return own.href;
}

/** Waits for a node that is recovering from a crash. */
async function run(url: string, ...statements: string[]): Promise<void> {
  const client = await connected(url);
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new ResilientClient({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (!isConnectionFault(error) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Crashes a worker node: one of its processes is killed, whereupon it ends all and recovers from its log. */
export async function crashNode(worker: number): Promise<void> {
  const workers = (await citusNodes(CITUS_URL!)).filter(({ isCoordinator }) => !isCoordinator);
  const client = await connected(urlOfNode(workers[worker % workers.length]!, CITUS_URL!));
  await client.query(`copy (select) to program 'kill -9 $PPID'`).catch(() => undefined);
  await client.end().catch(() => undefined);
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
async function onEachNode(url: string, ...statements: string[]): Promise<void> {
  for (const node of await citusNodes(url)) await run(urlOfNode(node, url), ...statements);
}

/** Waits until no node is recovering. */
export const allAnswer = (url: string): Promise<void> => onEachNode(url, 'select');

/** Makes a database on each node: of a template that each of them has, or an empty one with the nodes of this cluster. */
export async function createOnEachNode(url: string, name: string, template?: string): Promise<string> {
  const made = new URL(url);
  made.pathname = name;
  if (template) {
    await onEachNode(url, `create database ${name} template ${template} strategy file_copy`);
    return made.href;
  }
  await onEachNode(url, 'set citus.enable_create_database_propagation = off', `create database ${name}`);
  const nodes = await citusNodes(url);
  for (const node of nodes) await run(urlOfNode(node, made.href), 'create extension citus');
  const join = nodes.map(({ host, port, isCoordinator }) =>
    isCoordinator
      ? `select citus_set_coordinator_host('${host}', ${port})`
      : `select citus_add_node('${host}', ${port})`,
  );
  await run(made.href, ...join);
  return made.href;
}

/** Creates the migrated template on each node. It can only be copied without open connections, including those of Citus' daemon. */
export async function createClusterTemplate(url: string, name: string): Promise<void> {
  await dropOnEachNode(url, name);
  const made = await createOnEachNode(url, name);
  await run(made, `alter database ${name} set citus.shard_count = 4`);
  await migrate(made);
  await onEachNode(
    url,
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
}

export async function dropOnEachNode(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return await onEachNode(url, `drop database if exists ${name} with (force)`);
    } catch (error) {
      // Citus' daemon and connections between nodes reconnect, and the daemon finishes transactions that a fault left prepared.
      const inUse = (error as { code?: string }).code === OBJECT_IN_USE;
      if (!(inUse || isConnectionFault(error)) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
}
