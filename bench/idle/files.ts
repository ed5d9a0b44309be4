import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchServer, withClient } from '../database.js';
import { type Result, time } from '../measure.js';
import { withCsvService } from './csv-service.js';

/** Loads many small new files, compared with a loop that inserts each file in one transaction into a flat table. */
export function smallFiles(server: BenchServer, files: number): Promise<Result[]> {
  return withCsvService(server, files, async ({ folder, run }) => {
    const baseline = await time(() => loadIntoFlatTable(server, folder));
    const { stored, duration_seconds: seconds } = await run();
    if (stored !== 2 * files) throw new Error(`${stored} lines were stored; expected ${2 * files}`);
    const name = `load of ${files.toLocaleString('en')} new files of two lines`;
    return [
      { ...{ name, unit: 's', value: seconds, baseline: null, ratio: null }, target: '<= 60', runs: 1 },
      {
        ...{ name, unit: 's', value: seconds, baseline: 'one transaction per file into a flat table' },
        ...{ ratio: (1000 * seconds) / baseline, target: null, runs: 1 },
      },
    ];
  });
}

async function loadIntoFlatTable(server: BenchServer, folder: string): Promise<void> {
  const url = await server.create('none');
  await withClient(url, async (client) => {
    await client.query(
      'create table lines (file text, line integer, cells text[], primary key (file, line))',
    );
    for (const name of await readdir(folder)) {
      const [, ...lines] = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
      await client.query('begin');
      for (const [index, line] of lines.entries())
        await client.query('insert into lines values ($1, $2, $3)', [name, index + 2, line.split(',')]);
      await client.query('commit');
    }
  });
  await server.drop(url);
}
