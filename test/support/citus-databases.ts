import { setTimeout as sleep } from 'node:timers/promises';
import { ResilientClient } from '../../src/database/connection.js';
import { isConnectionFault } from '../../src/database/connection-fault.js';
import { migrate } from '../../src/database/migrate.js';
import { citusNodes, onEachNode, urlOfNode, runOn } from './citus.js';

const OBJECT_IN_USE = '55006';
const ATTEMPTS = 60;
const PAUSE_MS = 500;

/** Makes a database on each node: from a template that exists on each of them, or an empty one with the nodes of this cluster. */
export async function createOnEachNode(url: string, name: string, template?: string): Promise<string> {
  const made = new URL(url);
  made.pathname = name;
  if (template) {
    await onEachNode(
      url,
      `drop database if exists ${name} with (force)`,
      `create database ${name} template ${template} strategy file_copy`,
    );
    return made.href;
  }
  await onEachNode(url, 'set citus.enable_create_database_propagation = off', `create database ${name}`);
  const nodes = await citusNodes(url);
  for (const node of nodes) await runOn(urlOfNode(node, made.href), 'create extension if not exists citus');
  const join = nodes.map(({ host, port, isCoordinator }) =>
    isCoordinator
      ? `select citus_set_coordinator_host('${host}', ${port})`
      : `select citus_add_node('${host}', ${port})`,
  );
  await runOn(made.href, ...join);
  return made.href;
}

/** Creates the migrated template on each node. It can only be copied without open connections, including those of Citus' daemon. */
export async function createClusterTemplate(url: string, name: string): Promise<void> {
  await dropOnEachNode(url, name);
  const made = await createOnEachNode(url, name);
  await runOn(made, `alter database ${name} set citus.shard_count = 4`);
  await migrate(made);
  await onEachNode(
    url,
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
}

/** The coordinator's comes last: nobody else ends transactions that a fault left prepared on a worker, which keep it in use. */
export async function dropOnEachNode(url: string, name: string): Promise<void> {
  const dropped = new URL(url);
  dropped.pathname = name;
  for (let attempt = 1; ; attempt++)
    try {
      await endTransactions(dropped.href).catch(() => undefined);
      for (const node of (await citusNodes(url)).toReversed())
        await runOn(urlOfNode(node, url), `drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      // Citus' daemon and connections between nodes reconnect.
      const inUse = (error as { code?: string }).code === OBJECT_IN_USE;
      if (!(inUse || isConnectionFault(error)) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
}

async function endTransactions(url: string): Promise<void> {
  const client = new ResilientClient({ connectionString: url });
  try {
    await client.connect();
    await client.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await client.query('select recover_prepared_transactions()');
  } finally {
    await client.end().catch(() => undefined);
  }
}
