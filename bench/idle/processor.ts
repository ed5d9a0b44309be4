import { readdirSync, readFileSync } from 'node:fs';
import { withClient } from '../database.js';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

interface Process {
  parent: number;
  /** Processor seconds of all threads; `waited` is the time of children that have ended. */
  own: number;
  waited: number;
}

/** Pid of the postmaster, the parent of all server processes. */
export function postmasterOf(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return processOf(rows[0]!.pid)?.parent ?? NaN;
  });
}

/** Processor seconds used so far by the service's processes and PostgreSQL; NaN if the system does not report them. */
export function processorTime(pids: readonly number[], postmaster: number): number {
  const services = pids.map((pid) => processOf(pid)?.own ?? NaN);
  const server = processOf(postmaster);
  if (!server) return NaN;
  const backends = readdirSync('/proc')
    .flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []))
    .filter(({ parent }) => parent === postmaster);
  const all = [...services, server.own, server.waited, ...backends.map(({ own }) => own)];
  return all.reduce((sum, own) => sum + own);
}

function processOf(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The process name, in brackets, may contain any character.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user, system, waitedUser, waitedSystem] = fields.slice(11, 15) as [number, number, number, number];
    const seconds = (ticks: number) => ticks / TICKS_PER_SECOND;
    return { parent: fields[1]!, own: seconds(user + system), waited: seconds(waitedUser + waitedSystem) };
  } catch {
    return null;
  }
}
