import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { claimDataDir } from './data-dir-owner.js';
import { usersGone } from './data-dir-users.js';
import { DatabaseUnavailable } from './migrate.js';
import { prepareCluster } from './postgres-cluster.js';
import { PostgresSupervisor } from './postgres-supervisor.js';

export interface EmbeddedPostgresOptions {
  /** Contains the cluster, its password and its log. Created if missing, and readable by its owner only. */
  dataDir: string;
  /** Whether it stops only once other commands that use it have ended. */
  waitsForUsers?: boolean;
  /** For tests: turns off durability, and removes the folder when PostgreSQL or this process stops. */
  temporary?: boolean;
  /** Called with a message when PostgreSQL has died or been restarted. By default, messages go to standard error. */
  report?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Includes the user name and password, and remains valid when PostgreSQL is restarted. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a free port of 127.0.0.1 for this process. It is restarted when it dies, and stops with this
 * process.
 * @throws DatabaseUnavailable
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  makePrivate(dataDir);
  const claim = claimDataDir(dataDir);
  try {
    const cluster = await prepareCluster(dataDir);
    const port = await freePort();
    const removeWhenOrphaned = options.temporary ? dataDir : undefined;
    const report = options.report ?? console.error;
    const keeper = new PostgresSupervisor(cluster, port, report, removeWhenOrphaned);
    await keeper.start();
    const url = `postgres://kasparro:${cluster.password}@127.0.0.1:${port}/postgres`;
    claim.share(url);
    return {
      url,
      stop: async () => {
        if (options.waitsForUsers) {
          claim.share();
          await usersGone(dataDir, (pids) => report(waitingFor(pids)));
        }
        await keeper.stop();
        claim.release();
        if (options.temporary) rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

const waitingFor = (pids: readonly number[]) =>
  `Waiting for ${pids.map((pid) => `process ${pid}`).join(' and ')} to stop using the embedded PostgreSQL that this command started ...`;

export function makePrivate(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
  } catch (cause) {
    throw new DatabaseUnavailable(`DATA_DIR: cannot use ${dataDir}: ${(cause as Error).message}`, { cause });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
