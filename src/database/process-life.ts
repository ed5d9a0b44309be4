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

/** Start time of a process, in clock ticks since boot; null if the system does not provide it. */
export function processStartTicks(pid: number): string | null {
  return statOf(pid)?.[19] ?? null;
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
