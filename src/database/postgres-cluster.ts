import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from './database-unavailable.js';
import { type Account, postgresAccount } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { isRunning } from './process-life.js';

const POLL_MS = 50;
const STOP_TIMEOUT_MS = 15_000;

/** Files of an embedded PostgreSQL, ready to start. */
export interface Cluster {
  folder: string;
  log: string;
  password: string;
  postgres: string;
  account: Account;
}

/**
 * Creates the cluster in `dataDir` if there is none yet.
 * @throws DatabaseUnavailable
 */
export async function prepareCluster(dataDir: string): Promise<Cluster> {
  const { initdb, postgres } = await postgresBinaries();
  const account = postgresAccount();
  account.giveAccess(dataDir);
  const folder = `${dataDir}/cluster`;
  const log = `${dataDir}/postgres.log`;
  const secret = `${dataDir}/password`;
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (!existsSync(folder)) await init(initdb, account, folder, secret);
  writeFileSync(log, '', { mode: 0o600 });
  return { folder, log, postgres, account, password: readFileSync(secret, 'utf8') };
}

/** Creates the cluster under a temporary name, so that an interrupted initdb leaves nothing that looks like a cluster. */
async function init(initdb: string, account: Account, folder: string, secret: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  for (const path of [unfinished, secret]) account.giveAccess(path);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = ['--username=kasparro', `--pwfile=${secret}`, '--auth=scram-sha-256'];
  const [command = initdb, ...args] = [
    ...account.prefix,
    initdb,
    '-D',
    unfinished,
    ...access,
    ...locale,
    '--no-instructions',
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const stderr = await text(child.stderr);
  const [status] = await exited;
  if (status !== 0)
    throw new DatabaseUnavailable(`DATA_DIR: cannot create a database in ${folder}: ${stderr.trim()}`);
  renameSync(unfinished, folder);
  chmodSync(secret, 0o600);
}

/** Stops an orphaned postmaster and removes the files a dead one left behind. */
export async function clearLeftovers({ folder }: Cluster): Promise<void> {
  const file = `${folder}/postmaster.pid`;
  const pid = pidIn(file);
  if (pid === null) return;
  if (isPostmaster(pid, folder)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isRunning(pid); waited += POLL_MS) {
      if (waited === STOP_TIMEOUT_MS) process.kill(pid, 'SIGQUIT');
      await sleep(POLL_MS);
    }
  }
  rmSync(file, { force: true });
}

function pidIn(file: string): number | null {
  if (!existsSync(file)) return null;
  return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
}

/** Whether the process is this cluster's postmaster: its pid may belong to another program by now. */
function isPostmaster(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}
