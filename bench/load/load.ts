import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from '../database.js';
import { alternately, median, type Result } from '../measure.js';
import { copyFile } from './copy.js';
import { writeCsv } from './csv-file.js';
import { comparedWithDlt, type DltLoad, loadWithDlt } from './dlt.js';
import { type Load, loadFolder } from './kasparro.js';
import { upsertFile } from './upsert.js';

export interface LoadSizes {
  rows: number;
  rounds: number;
  /** The part of the file with which memory is measured again. */
  part: number;
}

/** One statement per row is slow, so this many rows are enough to measure it. */
const SINGLE_ROWS = 2000;
const MEGABYTE = 1024 * 1024;

/** A Python interpreter with dlt; if set, dlt is measured, too. */
const { DLT_PYTHON } = process.env;

/** Loading a file into quotes as in production, compared with COPY and with the usual approaches. */
export async function load(server: BenchServer, { rows, rounds, part }: LoadSizes): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-csv-'));
  const path = join(folder, 'prices.csv');
  const flat = await server.create('none');
  let url = '';
  const loads: Load[] = [];
  const first = async () => {
    if (url) await server.drop(url);
    url = await server.create('kasparro');
    loads.push(await loadFolder(url, folder, rows));
    return loads.at(-1)!.milliseconds;
  };
  const dltLoads: DltLoad[] = [];
  const dlt = async (python: string) => {
    dltLoads.push(await loadWithDlt(python, flat, { path, rows }));
    return dltLoads.at(-1)!.milliseconds;
  };
  try {
    await writeCsv(path, 0, rows);
    const upserted = rows / 10;
    const times = await alternately(rounds, {
      copy: () => copyFile(flat, path),
      first,
      dlt: async () => (DLT_PYTHON ? dlt(DLT_PYTHON) : NaN),
      upsert: async () => ((await upsertFile(flat, path, 1000, upserted)) * rows) / upserted,
      single: async () => ((await upsertFile(flat, path, 1, SINGLE_ROWS)) * rows) / SINGLE_ROWS,
    });
    // The file looks freshly downloaded: a file that was not touched would not be read at all.
    await utimes(path, new Date(), new Date());
    const again = await loadFolder(url, folder, 0);
    await writeCsv(path, rows, rows * 1.01);
    const appended = await loadFolder(url, folder, rows * 0.01);
    await server.drop(url);
    url = await server.create('kasparro');
    await writeCsv(path, 0, rows * part);
    const short = await loadFolder(url, folder, rows * part);
    const memory = median(loads.map(({ peakMemory }) => peakMemory));
    const took = median(times.first);
    const against = (
      name: string,
      value: number,
      baseline: string,
      of: number,
      target: string | null,
      runs = 1,
    ) => ({ name, unit: 'ms', value, baseline, ratio: value / of, target, runs }) satisfies Result;
    const all = counted(rows);
    return [
      against(`CSV, ${all}`, took, 'plain COPY', median(times.copy), '<= 2.0', rounds),
      ...comparedWithDlt(dltLoads, { all, took, memory, rounds }),
      against(`CSV, ${all}`, took, 'an upsert of 1,000 rows at a time', median(times.upsert), null, rounds),
      against(`CSV, ${all}`, took, 'one statement a row', median(times.single), '<= 0.04', rounds),
      against('the same file again, touched', again.milliseconds, 'first load', took, '<= 0.3'),
      against('one percent appended', appended.milliseconds, 'first load', took, '<= 0.02'),
      {
        ...{ name: `memory of the loading process, ${all}`, unit: 'MB', value: memory / MEGABYTE },
        ...{ baseline: null, ratio: null, target: '<= 250', runs: rounds },
      },
      {
        ...{ name: `memory, ${all}`, unit: 'MB', value: memory / MEGABYTE, target: '<= 1.1', runs: 1 },
        ...{ baseline: `memory, ${counted(rows * part)}`, ratio: memory / short.peakMemory },
      },
    ];
  } finally {
    if (url) await server.drop(url);
    await server.drop(flat);
    await rm(folder, { recursive: true, force: true });
  }
}

function counted(rows: number): string {
  return `${rows.toLocaleString('en')} rows`;
}
