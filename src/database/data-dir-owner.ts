import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

interface Owner {
  pid: number;
  started: string | null;
}

/**
 * Says in a file that this process uses the folder.
 * @returns gives it back
 * @throws DatabaseUnavailable where a living process uses it
 */
export function claimDataDir(dataDir: string): () => void {
  const file = `${dataDir}/owner.json`;
  const owner = readOwner(file);
  if (owner && isAlive(owner))
    throw new DatabaseUnavailable(
      `DATA_DIR: ${dataDir} is in use by process ${owner.pid}. Stop that one, or set DATA_DIR to another folder.`,
    );
  const { pid } = process;
  writeFileSync(file, JSON.stringify({ pid, started: startOf(pid) } satisfies Owner));
  return () => rmSync(file, { force: true });
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
