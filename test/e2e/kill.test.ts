import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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

let sandbox: Sandbox;
let database: TestDatabase;

beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0, coins: 300, coingecko: { perMinute: 1000 } });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const environment = () => ({
  ...sandbox.env,
  DATABASE_URL: database.url,
  LOG_LEVEL: 'silent',
  CSV_PATH: 'seed-data',
  CSV_PAGE_ROWS: '50',
  COINGECKO_CALLS_PER_MINUTE: '1000',
  COINPAPRIKA_CALLS_PER_MINUTE: '1000',
});

/**
 * Runs the source in this process, or finishes its current run.
 * @returns the data stored afterwards
 */
async function finish(source: string) {
  const app = await startContext(database.url, undefined, parseConfig({ ...environment(), ...QUIET }));
  try {
    const run = await runToEnd(app, source);
    expect([run.status, run.errorMessage]).toEqual(['succeeded', null]);
    return await endState(database.dataSource);
  } finally {
    await app.close();
  }
}

/** Resolves when a session waits for a lock: only the run's does. */
async function someoneWaits(client: Client): Promise<void> {
  const waiting = `select from pg_locks where not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while (!(await client.query(waiting)).rowCount) await client.query('select pg_sleep(0.01)');
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'close')) as [number, NodeJS.Signals | null];
  return signal ?? code;
}

/** Kills a run of the source when `reached` resolves. */
async function killWhen(source: string, reached: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new ResilientClient({ connectionString: database.url });
  await client.connect();
  try {
    const child = spawnTypeScript('src/main.ts', ['run', source], environment());
    const end = endOf(child);
    const early = end.then((how) =>
      Promise.reject(new Error(`the run ended with ${how} before it could be killed`)),
    );
    await Promise.race([reached(client), early]);
    child.kill('SIGKILL');
    expect(await end).toBe('SIGKILL');
    early.catch(() => undefined);
    await letHeartbeatsLapse(database.url);
  } finally {
    await client.end();
  }
}

describe.each([
  ['coingecko', ['checkpoints', 'listings', 'raw_api_data', 'quotes', 'latest_quotes', 'rejections']],
  ['coinpaprika', ['quotes']],
  ['csv', ['csv_files', 'raw_csv_data', 'quotes']],
  ['rss', ['raw_third_source_data', 'articles']],
])('a run of %s, killed with kill -9', (source, tables) => {
  let undisturbed: Awaited<ReturnType<typeof endState>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    undisturbed = await finish(source);
    await database.drop();
    expect([...undisturbed.quotes, ...undisturbed.articles]).not.toEqual([]);
  });

  it.each(tables)(
    'while it waits to write to %s, leaves a state from which the next run ends as if undisturbed',
    async (table) => {
      await killWhen(source, async (client) => {
        await client.query(`begin; lock table ${table} in share mode`);
        await someoneWaits(client);
      });
      expect(await finish(source)).toEqual(undisturbed);
    },
  );

  it('right after a page has committed, leaves a state from which the next run ends as if undisturbed', async () => {
    await database.dataSource.query(`
      create function tell() returns trigger language plpgsql as $$ begin notify page; return null; end $$;
      create trigger tell after update of pages on runs execute function tell()`);
    await killWhen(source, async (client) => {
      await client.query('listen page');
      await once(client, 'notification');
    });
    expect(await finish(source)).toEqual(undisturbed);
    const runs = await database.dataSource.query<{ status: string }[]>('select status from runs');
    // With a single page, the run may end before the kill; then another run follows.
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  });
});
