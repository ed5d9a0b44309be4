import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { withClient } from '../database.js';
import { nodeFlags } from '../node-flags.js';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

export interface Load {
  /** Duration as recorded by the run: from when a worker claimed it until it ended. */
  milliseconds: number;
  /** Peak resident memory of our process, in bytes; NaN if the system does not report it. */
  peakMemory: number;
  fetched: number;
  stored: number;
}

/**
 * A run of the csv source over the folder.
 * @param expected number of new rows; storing any other number is an error
 */
export async function loadFolder(url: string, folder: string, expected: number): Promise<Load> {
  const load = await runOnce(url, 'csv', { CSV_PATH: folder });
  if (load.stored !== expected) throw new Error(`${load.stored} rows were stored; expected ${expected}`);
  return load;
}

/** A run started by the command that a cron job would call. */
export async function runOnce(url: string, source: string, settings: NodeJS.ProcessEnv): Promise<Load> {
  const env = { PATH: process.env.PATH, DATABASE_URL: url, SOURCES: source, LOG_LEVEL: 'error', ...settings };
  const args = [...nodeFlags(), MAIN, 'run', source];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let peakMemory = NaN;
  const sample = setInterval(() => (peakMemory = peakOf(child.pid!) ?? peakMemory), 100);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [said, [status]] = await Promise.all([text(child.stdout), closed]);
  clearInterval(sample);
  if (status !== 0) throw new Error(`the run failed: ${said}`);
  return withClient(url, async (client) => {
    const { rows } = await client.query<Omit<Load, 'peakMemory'>>(
      `select extract(epoch from finished_at - started_at)::float * 1000 as milliseconds, stored::float, fetched::float
       from runs order by id desc limit 1`,
    );
    return { ...rows[0]!, peakMemory };
  });
}

function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
}
