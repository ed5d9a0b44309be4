import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { withClient } from '../database.js';

const RUN = fileURLToPath(new URL('../../src/run.js', import.meta.url));

export interface Load {
  /** Of the run as it recorded itself: from when a worker took it to when it ended. */
  milliseconds: number;
  /** The largest resident set of our process, in bytes; null where the system does not tell. */
  peakMemory: number | null;
  stored: number;
  fetched: number;
}

/** A run of the csv source over the folder, by the command that a cron job calls. */
export async function loadFolder(url: string, folder: string): Promise<Load> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url,
    CSV_PATH: folder,
    SOURCES: 'csv',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [RUN, 'csv'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let peakMemory: number | null = null;
  const sample = setInterval(() => (peakMemory = peakOf(child.pid!) ?? peakMemory), 100);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [said, [status]] = await Promise.all([text(child.stdout), closed]);
  clearInterval(sample);
  if (status !== 0) throw new Error(`the run failed: ${said}`);
  const [run] = await withClient(url, async (client) => {
    const { rows } = await client.query<{ ms: number; stored: number; fetched: number }>(
      `select extract(epoch from finished_at - started_at)::float * 1000 as ms, stored::float, fetched::float
       from runs order by id desc limit 1`,
    );
    return rows;
  });
  return { milliseconds: run!.ms, peakMemory, stored: run!.stored, fetched: run!.fetched };
}

function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
}
