import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from './database.js';
import { writeCsv } from './load/csv-file.js';
import type { Result } from './measure.js';
import { requestLoad } from './serve/request-load.js';
import { type Server, startKasparro } from './serve/servers.js';

const KEY = randomBytes(16).toString('hex');
const MEGABYTE = 1024 * 1024;

/** Resident memory of a single process that loads and serves, when idle and while doing both. */
export async function footprint(server: BenchServer, rows: number): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-csv-'));
  const url = await server.create('kasparro');
  await writeCsv(join(folder, 'prices.csv'), 0, rows);
  const own = { ROLE: 'all', SOURCES: 'csv', CSV_PATH: folder, SCHEDULE_CSV: 'off', RUN_ON_START: 'false' };
  const kasparro = await startKasparro(url, { ...own, ADMIN_API_KEY: KEY });
  try {
    const atRest = memoryOf(kasparro).now;
    const run = await requestRun(kasparro);
    while (!(await hasEnded(kasparro, run))) await requestLoad({ url: `${kasparro.url}/data` }, 4, 1);
    const underLoad = memoryOf(kasparro).peak;
    const figure = (name: string, bytes: number): Result => ({
      ...{ name: `memory of the whole service ${name}`, unit: 'MB', value: bytes / MEGABYTE },
      ...{ baseline: null, ratio: null, target: '<= 300', runs: 1 },
    });
    return [figure('at rest', atRest), figure('while loading and serving', underLoad)];
  } finally {
    await kasparro.stop();
    await server.drop(url);
    await rm(folder, { recursive: true, force: true });
  }
}

async function requestRun({ url }: Server): Promise<number> {
  const reply = await fetch(`${url}/runs`, {
    method: 'POST',
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'csv' }),
  });
  if (!reply.ok) throw new Error(`POST /runs: ${await reply.text()}`);
  return ((await reply.json()) as { id: number }).id;
}

/** @throws if the run failed */
async function hasEnded({ url }: Server, id: number): Promise<boolean> {
  const run = (await (await fetch(`${url}/runs/${id}`)).json()) as { status: string };
  if (run.status === 'failed') throw new Error(`the run failed: ${JSON.stringify(run)}`);
  return run.status === 'succeeded';
}

function memoryOf(server: Server): { now: number; peak: number } {
  return server.memory() ?? { now: Number.NaN, peak: Number.NaN };
}
