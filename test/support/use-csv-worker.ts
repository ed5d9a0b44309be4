import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, parseConfig } from '../../src/config/config.js';
import { CsvSource } from '../../src/sources/csv/csv.source.js';
import { QUIET } from './app.js';
import { runToEnd } from './run-to-end.js';
import { useWorker } from './use-worker.js';

/** One worker for all tests of a file, and a folder of CSV files for each test. */
export function useCsvWorker(config: Partial<Config> = {}) {
  const source = new CsvSource(parseConfig({ ...QUIET, DATABASE_URL: 'postgres://unused' }));
  const worker = useWorker([source], { config: { SOURCES: ['csv'], ...config } });
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kasparro-csv-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  return {
    worker,
    query: worker.query,
    get folder() {
      return folder;
    },
    /** Reads the folder once. The source is a new one, as it is after a restart with these settings. */
    run: (changes: Partial<Config> = {}) => {
      const settings = { ...worker.settings, CSV_PATH: folder, ...changes };
      worker.configure(settings);
      Object.assign(source, new CsvSource(settings));
      return runToEnd(worker.app, 'csv');
    },
  };
}
