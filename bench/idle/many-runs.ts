import { COUNT_RUNS } from '../../migrations/1765700200000-run-totals.js';
import { type BenchServer, withClient } from '../database.js';
import { alternately, type Result, time } from '../measure.js';
import { startKasparro } from '../serve/servers.js';

const PATHS = {
  '/stats': '/stats',
  '/health': '/health',
  '/sources': '/sources',
  '/runs, first page': '/runs',
  '/runs, deep page': '/runs?cursor=500',
  '/runs that failed, of one source': '/runs?source=csv&status=failed&limit=3',
  '/runs started through the API': '/runs?trigger=api&limit=20',
  '/runs/compare': '/runs/compare',
};

/** Checks that queries about runs do not slow down as runs accumulate, compared with a thousand runs. */
export async function manyRuns(server: BenchServer, runs: number, rounds: number): Promise<Result[]> {
  const [few, many] = await Promise.all([withRuns(server, 1000), withRuns(server, runs)]);
  try {
    const results: Result[] = [];
    for (const [name, path] of Object.entries(PATHS)) {
      const request = (url: string) => () => time(async () => (await fetch(url + path)).text());
      const times = await alternately(rounds, { few: request(few.url), many: request(many.url) });
      // The minimum, because disturbances only add time.
      const value = Math.min(...times.many);
      results.push({
        ...{ name: `${name}, of ${runs.toLocaleString('en')} runs`, unit: 'ms', value },
        ...{ baseline: 'of 1,000 runs', ratio: value / Math.min(...times.few), target: '<= 2', runs: rounds },
      });
    }
    return results;
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
}

/** A service with runs of three sources. Every hundredth failed; every fiftieth was started through the API. */
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
