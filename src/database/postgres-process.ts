import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from './migrate.js';
import type { Cluster } from './postgres-cluster.js';

/**
 * Waits for a line on standard input, which announces a clean exit, or for the end of input, which means that the parent died.
 */
const WATCHER_SCRIPT = `read -r _ && exit
kill -INT "$1"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  kill -0 "$1" 2>/dev/null || break
  sleep 1
done
kill -QUIT "$1" 2>/dev/null
[ -z "$2" ] || rm -rf "$2"`;

/** Time for a fast shutdown. PostgreSQL is then killed, which loses no data either. */
const FAST_SHUTDOWN_MS = 15_000;

export interface PostgresProcess {
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a postmaster. A watcher stops it when this process dies, even by `kill -9`. The postmaster runs in its own
 * session, so that Ctrl-C only reaches it through `stop`.
 * @param settings for postgresql.conf
 * @param removeWhenOrphaned a folder to remove when this process dies
 * @throws DatabaseUnavailable if the postmaster ends before it is ready
 */
export async function startPostgres(
  cluster: Cluster,
  settings: Readonly<Record<string, string | number>>,
  removeWhenOrphaned = '',
): Promise<PostgresProcess> {
  const { account, folder, postgres } = cluster;
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = postgres, ...args] = [...account.prefix, postgres, '-D', folder, ...set];
  const log = openSync(cluster.log, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const dismiss = watch(child, removeWhenOrphaned);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(dismiss);
  await ready(cluster, child);
  return { ended, stop: () => stop(child, ended) };
}

/** @returns a function that dismisses the watcher; a watcher that is killed is replaced. */
function watch(child: ChildProcess, folder: string): () => void {
  let dismissed = false;
  let watcher: ChildProcess;
  const post = () => {
    watcher = spawn('sh', ['-c', WATCHER_SCRIPT, 'watch', String(child.pid), folder], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    watcher.stdin!.on('error', () => undefined);
    watcher.once('error', () => undefined);
    watcher.once('exit', () => dismissed || post());
    watcher.unref();
  };
  if (child.pid) post();
  return () => {
    dismissed = true;
    watcher?.stdin!.end('\n');
  };
}

/** Waits until line eight of postmaster.pid, which pg_ctl reads as well, says that the server is ready. */
async function ready({ folder, log }: Cluster, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && child.pid) {
    const lines = readOr(`${folder}/postmaster.pid`, '').split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await sleep(20);
  }
  const logTail = readOr(log, '').trim().split('\n').slice(-5).join('\n  ');
  throw new DatabaseUnavailable(`the embedded PostgreSQL failed to start:\n  ${logTail}`);
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_MS);
  await ended;
  clearTimeout(impatient);
}
