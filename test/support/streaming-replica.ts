import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResilientClient } from '../../src/database/connection.js';
import { prepareCluster } from '../../src/database/postgres-cluster.js';
import { type PostgresProcess, startPostgres } from '../../src/database/postgres-process.js';
import { databaseFolder } from './database-folder.js';
import { freePort, type OwnPostgres } from './own-postgres.js';
import { until } from './until.js';

/** A hot standby that streams from the primary. */
export interface StreamingReplica {
  url: string;
  /** Stops applying received changes, and later continues. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Resolves once it has applied all that the primary had written by now. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Copies a primary, which is stopped meanwhile. */
export async function startStreamingReplica(primary: OwnPostgres): Promise<StreamingReplica> {
  const dataDir = databaseFolder('kasparro-replica-');
  await primary.stop();
  cpSync(primary.dataDir, dataDir, { recursive: true });
  await primary.start();
  const cluster = await prepareCluster(dataDir);
  chmodSync(cluster.folder, 0o700);
  writeFileSync(join(cluster.folder, 'standby.signal'), '');
  for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
    cluster.account.giveAccess(join(dataDir, name));
  const port = await freePort();
  const { hostname, port: primaryPort, username, password, pathname } = new URL(primary.url);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: primary.maxConnections,
    timezone: 'UTC',
    fsync: 'off',
    primary_conninfo: `host=${hostname} port=${primaryPort} user=${username} password=${password}`,
  };
  let running: PostgresProcess | null = null;
  const start = async () => {
    running = await startPostgres(cluster, settings, dataDir);
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  await start();
  const url = `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`;
  const ask = (sql: string) => one<{ value: string | boolean | null }>(url, sql);
  return {
    url,
    pause: async () => {
      await ask('select pg_wal_replay_pause()::text as value');
      await until(
        async () => (await ask('select pg_get_wal_replay_pause_state() as value')).value === 'paused',
      );
    },
    resume: async () => void (await ask('select pg_wal_replay_resume()::text as value')),
    catchUp: async () => {
      const { value } = await one<{ value: string }>(
        primary.url,
        'select pg_current_wal_flush_lsn() as value',
      );
      await until(async () => (await ask(`select pg_last_wal_replay_lsn() >= '${value}' as value`)).value);
    },
    stop,
    start,
    remove: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function one<Row extends object>(url: string, sql: string): Promise<Row> {
  const client = new ResilientClient(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows[0]!;
  } finally {
    await client.end();
  }
}
