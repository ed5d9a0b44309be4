import { readFileSync } from 'node:fs';

/** False for a zombie: a process that has ended and waits for its parent to collect its exit status. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startTicks(pid: number): string | null {
  return statOf(pid)?.[19] ?? null;
}

/** A process, distinguished from a later one with the same id: after a reboot, or in a new container, that may be another program. */
export interface ProcessIdentity {
  pid: number;
  /** Start time, in clock ticks since boot; null if the system does not provide it. */
  started: string | null;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: startTicks(process.pid) };
}

export function isAlive(one: ProcessIdentity | null): boolean {
  return one !== null && isRunning(one.pid) && one.started === startTicks(one.pid);
}

/** What a process has written about itself; null if the file is gone. */
export function readProcess<T extends ProcessIdentity>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** Fields of /proc/<pid>/stat from the state on (field 3 in proc_pid_stat(5)). */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
