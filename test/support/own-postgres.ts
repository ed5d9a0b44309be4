import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { migrate } from '../../src/database/migrate.js';
import { prepareCluster } from '../../src/database/postgres-cluster.js';
import { type PostgresProcess, startPostgres } from '../../src/database/postgres-process.js';
import { databaseFolder } from './database-folder.js';

/** A separate PostgreSQL for a test, which can stop and start again on its port. */
export interface OwnPostgres {
  url: string;
  dataDir: string;
  maxConnections: number;
  /** As an operator does: sessions are ended. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startOwnPostgres(maxConnections: number): Promise<OwnPostgres> {
  const dataDir = databaseFolder('kasparro-own-');
  const cluster = await prepareCluster(dataDir);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    timezone: 'UTC',
    fsync: 'off',
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
  // On a busy machine, a new connection takes longer than a service should wait for one.
  const url = `postgres://kasparro:${cluster.password}@127.0.0.1:${port}/postgres?connect_timeout=60`;
  await migrate(url);
  const remove = async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, dataDir, maxConnections, start, stop, remove };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
