import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from './database.js';
import { writeCsv } from './load/csv-file.js';
import { loadFolder } from './load/kasparro.js';
import type { Result } from './measure.js';
import { serveDuring } from './serve/serve.js';

/** What the API still does while a process beside it loads at full speed, on what was loaded before. */
export async function serveDuringLoad(server: BenchServer, rows: number): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-csv-'));
  const path = join(folder, 'prices.csv');
  const url = await server.create('kasparro');
  try {
    await writeCsv(path, 0, rows / 10);
    await loadFolder(url, folder, rows / 10);
    await writeCsv(path, rows / 10, rows);
    return await serveDuring(url, () => loadFolder(url, folder, rows * 0.9));
  } finally {
    await server.drop(url);
    await rm(folder, { recursive: true, force: true });
  }
}
