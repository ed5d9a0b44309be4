import { readFileSync } from 'node:fs';

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
export function startTicks(pid: number): string | null {
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
