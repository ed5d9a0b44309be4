import { readdirSync, readFileSync } from 'node:fs';
import { withClient } from '../database.js';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Process {
  parent: number;
  /** Seconds of processor, in all threads; `waited` is that of children that have ended. */
  own: number;
  waited: number;
}

/** The process that started the server's processes. */
export function postmasterOf(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return processOf(rows[0]!.pid)?.parent ?? NaN;
  });
}

/** Seconds of processor that a process of ours and PostgreSQL have used so far; NaN where the system does not tell. */
export function processorTime(pid: number, postmaster: number): number {
  const [service, server] = [processOf(pid), processOf(postmaster)];
  if (!service || !server) return NaN;
  const backends = readdirSync('/proc')
    .flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []))
    .filter(({ parent }) => parent === postmaster);
  return service.own + server.own + server.waited + backends.reduce((sum, { own }) => sum + own, 0);
}

function processOf(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user, system, waitedUser, waitedSystem] = fields.slice(11, 15) as [number, number, number, number];
    const seconds = (ticks: number) => ticks / TICKS_A_SECOND;
    return { parent: fields[1]!, own: seconds(user + system), waited: seconds(waitedUser + waitedSystem) };
  } catch {
    return null;
  }
}
