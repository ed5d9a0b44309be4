import { COUNT_RUNS } from '../../migrations/1765700200000-run-totals.js';
import { type BenchServer, withClient } from '../database.js';
import { inTurn, type Result, time } from '../measure.js';
import { startKasparro } from '../serve/servers.js';

const PATHS = {
  '/stats': '/stats',
  '/health': '/health',
  '/sources': '/sources',
  '/runs, first page': '/runs',
  '/runs, deep page': '/runs?cursor=500',
  '/runs that failed, of one source': '/runs?source=csv&status=failed&limit=3',
  '/runs that somebody asked for': '/runs?trigger=api&limit=20',
  '/runs/compare': '/runs/compare',
};

/** What is asked of runs, with so many of them against a thousand: it must not take longer. */
export async function manyRuns(server: BenchServer, runs: number, asks: number): Promise<Result[]> {
  const [few, many] = await Promise.all([withRuns(server, 1000), withRuns(server, runs)]);
  try {
    const results: Result[] = [];
    for (const [name, path] of Object.entries(PATHS)) {
      const ask = (url: string) => () => time(async () => (await fetch(url + path)).text());
      const times = await inTurn(asks, { few: ask(few.url), many: ask(many.url) });
      // The quickest: whatever disturbs only adds.
      const value = Math.min(...times.many);
      results.push({
        ...{ name: `${name}, of ${runs.toLocaleString('en')} runs`, unit: 'ms', value },
        ...{ baseline: 'of 1,000 runs', ratio: value / Math.min(...times.few), target: '<= 2', runs: asks },
      });
    }
    return results;
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
}

/** A service over runs of three sources, every hundredth of which failed and every fiftieth was asked for. */
async function withRuns(server: BenchServer, runs: number) {
  const url = await server.create('kasparro');
  await withClient(url, async (client) => {
    await client.query(
      `insert into sources (name, kind) values ('csv', 'csv'), ('coinpaprika', 'api'), ('rss', 'third')`,
    );
    await client.query(
      `insert into runs (source_id, trigger, status, queued_at, started_at, finished_at, fetched, stored, unchanged)
       select 1 + n % 3, case when n % 50 = 0 then 'api' else 'schedule' end,
         case when n % 100 = 0 then 'failed' else 'succeeded' end, at, at, at + interval '1 second', 2, n % 2, 2 - n % 2
       from generate_series(1, $1::int) n, lateral (select now() - ($1 - n) * interval '1 minute' as at) moment`,
      [runs],
    );
    await client.query(COUNT_RUNS);
    await client.query('vacuum analyze');
  });
  const kasparro = await startKasparro(url, { SOURCES: 'csv,coinpaprika,rss', CSV_PATH: 'seed-data' });
  const stop = async () => {
    await kasparro.stop();
    await server.drop(url);
  };
  return { url: kasparro.url, stop };
}
