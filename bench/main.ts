import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BenchServer, startServer } from './database.js';
import { fairness } from './fairness/fairness.js';
import { manyFeeds } from './feeds/feeds.js';
import { footprint } from './footprint.js';
import { smallFiles } from './idle/files.js';
import { manyRuns } from './idle/many-runs.js';
import { unchangedFiles } from './idle/unchanged.js';
import { load } from './load/load.js';
import { sweep } from './load/sweep.js';
import { severalWorkers } from './load/workers.js';
import { machine } from './machine.js';
import { type Result, time } from './measure.js';
import { missedTargets, table, replaceTable } from './report.js';
import { seed } from './serve/seed.js';
import { serve } from './serve/serve.js';
import { serveDuringLoad } from './serve-during-load.js';

const RESULTS = fileURLToPath(new URL('../../bench/results.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/**
 * `make bench`: all of it, or the parts named by ONLY (load, workers, sweep, files, idle, runs, serve, both, footprint,
 * fairness, feeds). SIZE=0.1 runs a tenth.
 */
const { ONLY = 'load,workers,sweep,files,idle,runs,serve,both,footprint,fairness,feeds', SIZE = '1' } =
  process.env;
const size = Number(SIZE);
if (!(size > 0 && size <= 10)) throw new Error(`SIZE: expected a number over 0 and up to 10, got ${SIZE}`);

const parts: Record<string, (server: BenchServer) => Promise<Result[]>> = {
  load: (server) => load(server, { rows: 1_000_000 * size, rounds: 2, part: 0.25 }),
  workers: (server) => severalWorkers(server, 80_000 * size),
  sweep: (server) => sweep(server, 3),
  files: (server) => smallFiles(server, 2000 * size),
  idle: (server) => unchangedFiles(server, 10_000 * size, 2),
  runs: (server) => manyRuns(server, 200_000 * size, 20),
  serve: async (server) => serve(await seededDatabase(server), { rounds: 3, seconds: 0.5 }),
  both: (server) => serveDuringLoad(server, 150_000 * size),
  footprint: (server) => footprint(server, 250_000 * size),
  fairness: async (server) => fairness(await seededDatabase(server), 30),
  feeds: (server) => manyFeeds(server, { feeds: 2000 * size, seconds: 45 }),
};
let seeded: Promise<string> | undefined;

/** A database of quotes that several parts read and do not change, filled for the first of them. */
function seededDatabase(server: BenchServer): Promise<string> {
  seeded ??= server.create('kasparro').then(async (url) => {
    await seed(url, 2_200_000 * size);
    return url;
  });
  return seeded;
}

const wanted = ONLY.split(',');
const unknown = wanted.find((part) => !parts[part]);
if (unknown) throw new Error(`ONLY: expected some of ${Object.keys(parts).join(', ')}, got ${unknown}`);

const began = Date.now();
const server = await startServer();
const results: Result[] = [];
let failed = false;
try {
  for (const part of wanted)
    try {
      const took = await time(async () => results.push(...(await parts[part]!(server))));
      console.log(`${part}: measured in ${Math.round(took / 1000)} s`);
    } catch (error) {
      // The other parts are still measured.
      failed = true;
      console.error(`${part} failed:`, error);
    }
} finally {
  await server.stop();
}
console.log(table(results));
for (const line of missedTargets(results)) console.log(line);
console.log(`\n${results.length} figures in ${Math.round((Date.now() - began) / 1000)} s`);
if (failed) process.exitCode = 1;
else if (size === 1 && wanted.length === Object.keys(parts).length) {
  await writeFile(RESULTS, `${JSON.stringify({ machine: machine(), results }, null, 2)}\n`);
  await writeFile(PAGE, replaceTable(await readFile(PAGE, 'utf8'), results));
}
