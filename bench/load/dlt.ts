import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withClient } from '../database.js';
import { median, type Result } from '../measure.js';

const SCRIPT = fileURLToPath(new URL('../../../bench/load/load_with_dlt.py', import.meta.url));

export interface DltLoad {
  milliseconds: number;
  /** Peak resident memory of its process, in bytes. */
  peakMemory: number;
  version: string;
}

/**
 * Loads the file into an empty table with dlt, in a separate process.
 * @param python an interpreter that has `dlt[postgres,duckdb,parquet]`
 * @throws if another number of rows was stored
 */
export async function loadWithDlt(
  python: string,
  url: string,
  { path, rows }: { path: string; rows: number },
): Promise<DltLoad> {
  await withClient(url, (client) => client.query('drop schema if exists dlt, dlt_staging cascade'));
  const env = { ...process.env, RUNTIME__DLTHUB_TELEMETRY: 'false' };
  const { stdout } = await promisify(execFile)(python, [SCRIPT, url, path], { env });
  const stored = await withClient(url, (client) =>
    client.query<{ count: number }>('select count(*)::int as count from dlt.prices'),
  );
  const { count } = stored.rows[0]!;
  if (count !== rows) throw new Error(`dlt stored ${count} rows; expected ${rows}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as DltLoad;
}

/** @returns no results if nothing was loaded with dlt */
export function comparedWithDlt(
  loads: readonly DltLoad[],
  { all, took, memory, rounds }: { all: string; took: number; memory: number; rounds: number },
): Result[] {
  if (!loads.length) return [];
  const of = (key: 'milliseconds' | 'peakMemory') => median(loads.map((load) => load[key]));
  const against = { baseline: `dlt ${loads[0]!.version}, upsert`, target: '<= 1', runs: rounds };
  const [megabytes, ratio] = [memory / (1024 * 1024), memory / of('peakMemory')];
  return [
    { ...against, name: `CSV, ${all}`, unit: 'ms', value: took, ratio: took / of('milliseconds') },
    { ...against, name: `memory of the loading process, ${all}`, unit: 'MB', value: megabytes, ratio },
  ];
}
