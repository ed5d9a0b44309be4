import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

interface Owner {
  pid: number;
  started: string | null;
  /** Where its PostgreSQL answers, once it does. */
  url?: string;
}

export interface Claim {
  /** Lets short-lived commands beside this process use its PostgreSQL. */
  share(url: string): void;
  release(): void;
}

/**
 * Says in a file that this process uses the folder.
 * @throws DatabaseUnavailable where a living process uses it
 */
export function claimDataDir(dataDir: string): Claim {
  const file = fileOf(dataDir);
  const owner = livingOwner(dataDir);
  if (owner)
    throw new DatabaseUnavailable(
      `DATA_DIR: ${dataDir} is in use by process ${owner.pid}. Stop that one, or set DATA_DIR to another folder.`,
    );
  const { pid } = process;
  const write = (url?: string) => {
    const claim: Owner = { pid, started: startOf(pid), url };
    writeFileSync(file, JSON.stringify(claim), { mode: 0o600 });
  };
  write();
  return { share: write, release: () => rmSync(file, { force: true }) };
}

/** Where the PostgreSQL of the process that uses the folder answers; null where none does. */
export function sharedUrl(dataDir: string): string | null {
  return livingOwner(dataDir)?.url ?? null;
}

function livingOwner(dataDir: string): Owner | null {
  const owner = readOwner(fileOf(dataDir));
  return owner && isAlive(owner) ? owner : null;
}

function fileOf(dataDir: string): string {
  return `${dataDir}/owner.json`;
}

function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** A pid alone is not enough: after a reboot, or in a new container, another program has it. */
function isAlive({ pid, started }: Owner): boolean {
  return isRunning(pid) && started === startOf(pid);
}

/** False for one that has ended and only waits for its parent to notice. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in ticks since the boot; null where the system does not say so. */
function startOf(pid: number): string | null {
  return statOf(pid)?.[19] ?? null;
}

/** What Linux says of a process, from its state on (field 3 in proc_pid_stat(5)). */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
