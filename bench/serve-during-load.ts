import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from './database.js';
import { writeCsv } from './load/csv-file.js';
import { loadFolder } from './load/kasparro.js';
import { median, type Result } from './measure.js';
import { requestLoad, requestLoadWithErrors, type Throughput } from './serve/request-load.js';
import { startKasparro } from './serve/servers.js';

/** Measures the API while another process loads a file at full speed. */
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

/** Throughput and 99th percentile, compared with those without a load. */
async function serveDuring(url: string, loading: () => Promise<unknown>): Promise<Result[]> {
  const kasparro = await startKasparro(url);
  try {
    const target = { url: `${kasparro.url}/data` };
    await requestLoad(target, 16, 2);
    const alone = await requestLoad(target, 16, 5);
    let isLoading = true;
    const loaded = loading().finally(() => (isLoading = false));
    const during: Throughput[] = [];
    while (isLoading) during.push(await requestLoadWithErrors(target, 16, 2));
    await loaded;
    // The last measurement may have continued after the load ended.
    const complete = during.length > 1 ? during.slice(0, -1) : during;
    const compared = (name: string, unit: string, of: keyof Throughput, goal: string): Result => {
      const value = median(complete.map((load) => load[of]));
      return {
        name,
        unit,
        value,
        baseline: 'without a load',
        ratio: value / alone[of],
        target: goal,
        runs: complete.length,
      };
    };
    const failed = complete.reduce((sum, load) => sum + load.failed, 0) / complete.length;
    return [
      {
        name: '/data while a file is loaded: errors',
        unit: '%',
        value: 100 * failed,
        baseline: null,
        ratio: null,
        target: '<= 0.1',
        runs: complete.length,
      },
      compared('/data while a file is loaded', 'requests/s', 'perSecond', '>= 0.5'),
      compared('/data while a file is loaded: p99', 'ms', 'p99', '<= 5'),
    ];
  } finally {
    await kasparro.stop();
  }
}
