import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from '../database.js';
import { runCsv } from '../idle/csv-service.js';
import { postmasterOf, processorTime } from '../idle/processor.js';
import type { Result } from '../measure.js';
import { type Server, startKasparro } from '../serve/servers.js';
import { HEADER, writeCsv } from './csv-file.js';

const FILES = 8;
const WORKERS = [1, 2, 4] as const;

/** Loads the same files with one process and with several, each reading different files. */
export async function severalWorkers(server: BenchServer, rows: number): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-csv-'));
  const inFile = rows / FILES;
  try {
    for (let file = 0; file < FILES; file++) {
      const path = join(folder, `${file}.csv`);
      await writeFile(path, HEADER);
      await writeCsv(path, (file + 1) * inFile, (file + 2) * inFile);
    }
    const what = `${FILES} files of ${inFile.toLocaleString('en')} rows`;
    const results: Result[] = [];
    let alone = NaN;
    for (const workers of WORKERS) {
      const { seconds, processors } = await loadWith(server, { workers, folder, rows });
      const value = rows / seconds;
      if (workers === 1) alone = value;
      const name = `${what}, ${workers} ${workers === 1 ? 'process' : 'processes'}`;
      const ratio = workers === 1 ? {} : { baseline: '1 process', ratio: value / alone };
      const none = { baseline: null, ratio: null, target: null, runs: 1 };
      results.push({ ...none, name, unit: 'rows/s', value, ...ratio });
      results.push({
        ...none,
        name: `${name}: processors in use`,
        unit: `of ${availableParallelism()}`,
        value: processors,
      });
    }
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Loaded {
  seconds: number;
  /**
   * Processor time of all processes and PostgreSQL per second: a value near the number of processors means that they
   * are the limit.
   */
  processors: number;
}

async function loadWith(
  server: BenchServer,
  { workers, folder, rows }: { workers: number; folder: string; rows: number },
): Promise<Loaded> {
  const url = await server.create('kasparro');
  const key = randomBytes(16).toString('hex');
  const settings = { SOURCES: 'csv', CSV_PATH: folder, SCHEDULE_CSV: 'off', RUN_ON_START: 'false' };
  const started: Server[] = [];
  try {
    for (let worker = 0; worker < workers; worker++)
      started.push(
        await startKasparro(url, { ...settings, ROLE: worker ? 'worker' : 'all', ADMIN_API_KEY: key }),
      );
    const postmaster = await postmasterOf(url);
    const pids = started.map(({ pid }) => pid);
    const used = () => processorTime(pids, postmaster);
    const before = used();
    const { stored, duration_seconds: seconds } = await runCsv(started[0]!, key);
    if (stored !== rows) throw new Error(`${stored} rows were stored; expected ${rows}`);
    return { seconds, processors: (used() - before) / seconds };
  } finally {
    for (const one of started) await one.stop();
    await server.drop(url);
  }
}
