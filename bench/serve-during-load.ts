import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from './database.js';
import { writeCsv } from './load/csv-file.js';
import { loadFolder } from './load/kasparro.js';
import { median, type Result } from './measure.js';
import { hit, hitAnyhow, type Hits } from './serve/hit.js';
import { startKasparro } from './serve/servers.js';

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

/** What serving still does while the loading goes on: throughput, and the slowest of a hundred. */
async function serveDuring(url: string, loading: () => Promise<unknown>): Promise<Result[]> {
  const kasparro = await startKasparro(url);
  try {
    const target = { url: `${kasparro.url}/data` };
    await hit(target, 16, 2);
    const alone = await hit(target, 16, 5);
    let loads = true;
    const loaded = loading().finally(() => (loads = false));
    const during: Hits[] = [];
    while (loads) during.push(await hitAnyhow(target, 16, 2));
    await loaded;
    // The last one may have outlasted the load.
    const whole = during.length > 1 ? during.slice(0, -1) : during;
    const compared = (name: string, unit: string, of: keyof Hits, goal: string): Result => {
      const value = median(whole.map((hits) => hits[of]));
      return {
        name,
        unit,
        value,
        baseline: 'without a load',
        ratio: value / alone[of],
        target: goal,
        runs: whole.length,
      };
    };
    const refused = whole.reduce((sum, hits) => sum + hits.refused, 0) / whole.length;
    return [
      {
        name: '/data while a file is loaded: refused',
        unit: '%',
        value: 100 * refused,
        baseline: null,
        ratio: null,
        target: '<= 0.1',
        runs: whole.length,
      },
      compared('/data while a file is loaded', 'requests/s', 'perSecond', '>= 0.5'),
      compared('/data while a file is loaded: p99', 'ms', 'p99', '<= 5'),
    ];
  } finally {
    await kasparro.stop();
  }
}
