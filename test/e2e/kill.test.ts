import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { endState } from '../support/end-state.js';
import { runToEnd } from '../support/run-to-end.js';

/**
 * The tables that a page of the source is written to, in this order and in one transaction. One source of each kind: what
 * stores a page does not know sources, and CoinPaprika's are stored as CoinGecko's are.
 */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  coingecko: ['checkpoints', 'listings', 'raw_api_data', 'quotes', 'latest_quotes', 'rejections'],
  csv: ['checkpoints', 'csv_files', 'raw_csv_data', 'quotes'],
  rss: ['checkpoints', 'raw_third_source_data', 'articles'],
};
const SOURCES = ['coingecko', 'coinpaprika', 'csv', 'rss'];

let sandbox: Sandbox;
let database: TestDatabase;

beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0, coins: 300, coingecko: { perMinute: 1000 } });
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  await sandbox.close();
});

const environment = () => ({
  ...sandbox.env,
  DATABASE_URL: database.url,
  LOG_LEVEL: 'silent',
  CSV_PATH: 'seed-data',
  CSV_PAGE_ROWS: '50',
  PARTITION_ATTEMPTS: '1',
  // A second partition, whose pages would be visible while one of the first waits.
  CONTRACT_SWEEP_HOURS: '0',
  COINGECKO_CALLS_PER_MINUTE: '1000',
  COINPAPRIKA_CALLS_PER_MINUTE: '1000',
});

/**
 * Runs each source in this process, or finishes its current run.
 * @returns the data stored afterwards
 */
async function finish({ url, dataSource }: TestDatabase) {
  const app = await startContext(
    url,
    undefined,
    parseConfig({ ...environment(), ...QUIET, DATABASE_URL: url }),
  );
  try {
    for (const source of SOURCES) {
      const run = await runToEnd(app, source);
      expect([source, run.status, run.errorMessage]).toEqual([source, 'succeeded', null]);
    }
    return await endState(dataSource);
  } finally {
    await app.close();
  }
}

/** Resolves when a session waits to write to the table: only the run's does. */
async function someoneWaits(client: Client, table: string): Promise<void> {
  const waiting = `select from pg_locks where not granted and relation = '${table}'::regclass
    and database = (select oid from pg_database where datname = current_database())`;
  while (!(await client.query(waiting)).rowCount) await client.query('select pg_sleep(0.01)');
}

async function visible() {
  const files = await database.dataSource.query<unknown[]>('select path from csv_files');
  return { files, ...(await endState(database.dataSource)) };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'close')) as [number, NodeJS.Signals | null];
  return signal ?? code;
}

/** Kills a run of the source when `reached` resolves. */
async function killWhen(source: string, reached: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new ResilientClient({ connectionString: database.url });
  await client.connect();
  const child = spawnTypeScript('src/main.ts', ['run', source], environment());
  const end = endOf(child);
  try {
    const early = end.then((how) =>
      Promise.reject(new Error(`the run ended with ${how} before it could be killed`)),
    );
    await Promise.race([reached(client), early]);
    child.kill('SIGKILL');
    expect(await end).toBe('SIGKILL');
    early.catch(() => undefined);
    await letHeartbeatsLapse(database.url);
  } finally {
    child.kill('SIGKILL');
    await Promise.all([end, client.end()]);
  }
}

describe('runs killed with kill -9', () => {
  describe.each(Object.keys(WRITTEN))('of %s', (source) => {
    it('die before the last write of a page, of which nothing is visible until then', async () => {
      const tables = WRITTEN[source]!;
      const before = await visible();
      await killWhen(source, async (client) => {
        // A page of another file that has candles writes no quotes.
        await client.query('begin; lock table candles in share mode');
        for (const table of tables.toReversed())
          await client.query(`savepoint ${table}; lock table ${table} in share mode`);
        for (const table of tables) {
          await someoneWaits(client, table);
          expect([table, await visible()]).toEqual([table, before]);
          if (table !== tables.at(-1)) await client.query(`rollback to ${table}`);
        }
      });
    });
  });

  it('of all sources at once die right after a page of each has committed', async () => {
    const child = spawnTypeScript('src/main.ts', ['start'], {
      ...{ ...QUIET, ...environment(), ROLE: 'worker', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
      ...{ SOURCES: SOURCES.join(), RUN_ON_START: 'true', FAULTS: 'after_commit:hang' },
    });
    const end = endOf(child);
    try {
      const left = new Set(SOURCES);
      for await (const line of createInterface({ input: child.stdout! })) {
        if (line.includes('injecting a fault')) left.delete(JSON.parse(line).source);
        if (!left.size) break;
      }
      expect(left).toEqual(new Set());
    } finally {
      child.kill('SIGKILL');
    }
    expect(await end).toBe('SIGKILL');
    await letHeartbeatsLapse(database.url);
  });

  it('leave a state from which the next runs end as if undisturbed', async () => {
    const other = await createTestDatabase();
    const undisturbed = await finish(other);
    await other.drop();
    const quoted = new Set(undisturbed.quotes.map((quote) => (quote as { source: string }).source));
    expect([...quoted].sort()).toEqual(['coingecko', 'coinpaprika', 'csv']);
    expect(undisturbed.articles).not.toEqual([]);
    expect(await finish(database)).toEqual(undisturbed);
    const runs = await database.dataSource.query<{ status: string }[]>('select status from runs');
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  });
});
