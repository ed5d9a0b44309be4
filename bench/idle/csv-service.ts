import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from '../database.js';
import { HEADER, line } from '../load/csv-file.js';
import { type Server, startKasparro } from '../serve/servers.js';

export interface CsvService {
  url: string;
  folder: string;
  kasparro: Server;
  /** Starts a run and waits for its end. @throws if it failed */
  run: () => Promise<EndedRun>;
}

interface EndedRun {
  id: number;
  status: string;
  stored: number;
  partitions_unchanged: number;
  duration_seconds: number;
}

/** Starts the whole service in one process, on a folder with this many files of two lines. */
export async function withCsvService<T>(
  server: BenchServer,
  files: number,
  use: (service: CsvService) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-files-'));
  const url = await server.create('kasparro');
  for (let index = 0; index < files; index++)
    await writeFile(join(folder, `${index}.csv`), HEADER + line(2 * index) + line(2 * index + 1));
  const key = randomBytes(16).toString('hex');
  const settings = { SOURCES: 'csv', CSV_PATH: folder, SCHEDULE_CSV: 'off', RUN_ON_START: 'false' };
  const kasparro = await startKasparro(url, { ...settings, ROLE: 'all', ADMIN_API_KEY: key });
  try {
    return await use({ url, folder, kasparro, run: () => runCsv(kasparro, key) });
  } finally {
    await kasparro.stop();
    await server.drop(url);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts a run of the csv source and waits for its end. @throws if it failed */
export async function runCsv({ url }: Server, key: string): Promise<EndedRun> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const reply = await fetch(`${url}/runs`, { method: 'POST', headers, body: '{"source":"csv"}' });
  if (!reply.ok) throw new Error(`POST /runs: ${await reply.text()}`);
  const { id } = (await reply.json()) as { id: number };
  for (;;) {
    // The list of runs, because /runs/{id} includes all partitions.
    const page = (await (await fetch(`${url}/runs?limit=1`)).json()) as { data: EndedRun[] };
    const ended = page.data.find((one) => one.id === id);
    if (ended?.status === 'succeeded') return ended;
    if (ended?.status === 'failed') throw new Error(`the run failed: ${JSON.stringify(ended)}`);
    await sleep(100);
  }
}
