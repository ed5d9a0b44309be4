import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CsvCursor } from '../../src/sources/csv/pages/cursor.js';
import { type BenchServer, withClient } from '../database.js';
import { HEADER } from '../load/csv-file.js';
import { median, type Result } from '../measure.js';
import { type CsvService, withCsvService } from './csv-service.js';
import { postmasterOf, processorTime } from './processor.js';

/** Time for the background tasks that follow a run: resolver, mention linker, anomaly watch. */
const SETTLE_MS = 1000;

/** Processor time of the service and PostgreSQL for a scheduled run over unchanged files, compared with calling stat on each. */
export function unchangedFiles(server: BenchServer, files: number, rounds: number): Promise<Result[]> {
  return withCsvService(server, files, async (service) => {
    await writeCheckpoints(service);
    const postmaster = await postmasterOf(service.url);
    const used = () => processorTime([service.kasparro.pid], postmaster);
    const ticks: number[] = [];
    const baselines: number[] = [];
    // The first round is a warm-up: it opens connections and compiles code.
    for (let round = 0; round <= rounds; round++) {
      const before = used();
      const { partitions_unchanged: unchanged } = await service.run();
      if (unchanged !== files) throw new Error(`${unchanged} files of ${files} were unchanged`);
      await sleep(SETTLE_MS);
      if (round) ticks.push(used() - before);
      if (round) baselines.push(await statAll(service.folder));
    }
    const name = `tick over ${files.toLocaleString('en')} unchanged files, processor time in all`;
    const value = median(ticks);
    return [
      { ...{ name, unit: 's', value, baseline: null, ratio: null }, target: '<= 1', runs: rounds },
      {
        ...{ name, unit: 's', value, baseline: 'calling stat on each file' },
        ...{ ratio: value / median(baselines), target: null, runs: rounds },
      },
    ];
  });
}

/** Writes the checkpoints that a run over the files would leave, because reading all files takes minutes. */
async function writeCheckpoints({ url, folder }: CsvService): Promise<void> {
  const names = await readdir(folder);
  const cursors = await Promise.all(
    names.map(async (name) => JSON.stringify(await cursorAtEnd(join(folder, name)))),
  );
  await withClient(url, async (client) => {
    await client.query(
      `insert into checkpoints (source_id, partition, cursor, run_id, updated_at)
       select s.id, known.partition, known.cursor, 0, now()
       from sources s, unnest($1::text[], $2::json[]) as known(partition, cursor) where s.name = 'csv'`,
      [names, cursors],
    );
    await client.query('analyze checkpoints');
  });
}

async function cursorAtEnd(path: string): Promise<CsvCursor> {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  const stamp = { size: Number(size), mtime: String(mtimeNs), ino: String(ino), head: '', tail: '', all: '' };
  const rules = {
    decimal: '.',
    decimalBy: 'configuration',
    dateOrder: 'dmy',
    dateOrderBy: 'configuration',
  } as const;
  const format = {
    gzip: false,
    encoding: 'utf-8',
    delimiter: ',',
    newline: '\n',
    timeZone: 'UTC',
    currency: 'USD',
    ...rules,
  } as const;
  const columns = HEADER.trim().split(',');
  return { generation: 'bench', offset: stamp.size, line: 4, stamp, columns, format, done: true };
}

/** @returns processor seconds */
async function statAll(folder: string): Promise<number> {
  const before = process.cpuUsage();
  for (const name of await readdir(folder)) await stat(join(folder, name), { bigint: true });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
