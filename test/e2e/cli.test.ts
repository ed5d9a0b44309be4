import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ResilientClient } from '../../src/database/connection.js';
import { parseConfig } from '../../src/config/config.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { QUIET, startContext } from '../support/app.js';
import { spawnTypeScript } from '../support/child.js';
import { commandHere } from '../support/command-here.js';
import { until } from '../support/until.js';
import { useDatabase } from '../support/use-database.js';

const database = useDatabase();

interface Ended {
  status: number | null;
  said: string;
}

const settings = () => ({
  DATABASE_URL: database.url,
  LOG_LEVEL: 'silent',
  CSV_PATH: 'seed-data/messy.csv',
  CSV_PAGE_ROWS: '10',
});

async function makeRun(words: string, env: Record<string, string> = {}): Promise<Ended> {
  const { said, status } = await commandHere(['run', ...words.split(' ')], { ...settings(), ...env });
  return { said, status };
}

/** In a process of its own, which gets signals. */
function startRun(): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawnTypeScript('src/main.ts', ['run', 'csv'], settings());
  const ended = Promise.all([text(child.stdout!), once(child, 'close')]).then(([said, [status]]) => ({
    said,
    status: status as number | null,
  }));
  return { child, ended };
}
const runs = () =>
  database.dataSource.query<{ status: string; fetched: string }[]>(
    'select status, fetched from runs order by id',
  );

/** Blocks the storing of pages during the given work. */
async function whileAPageWaits(act: () => unknown): Promise<void> {
  const client = new ResilientClient({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('begin; lock table quotes in share mode');
    const waiting = `select from pg_locks where not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while (!(await client.query(waiting)).rowCount) await client.query('select pg_sleep(0.01)');
    await act();
  } finally {
    await client.end();
  }
}
const untilRun = (condition: string) =>
  until(
    async () => (await database.dataSource.query<unknown[]>(`select from runs where ${condition}`)).length,
  );

describe('kasparro run', () => {
  it('ends with status 1 and the reason if the run failed', async () => {
    expect(await makeRun('csv', { CSV_PATH: '/nowhere' })).toEqual({
      status: 1,
      said: expect.stringMatching(/csv: run 1 failed.*\n {2}csv_path: .*no such file or folder/s),
    });
  });

  it('starts nothing and ends with status 64 for an unknown source', async () => {
    expect(await makeRun('nope')).toEqual({ status: 64, said: '' });
    expect(await runs()).toEqual([]);
  });

  it('follows a run already in progress, and works on it', async () => {
    const api = await startContext(
      database.url,
      undefined,
      parseConfig({ ...QUIET, ROLE: 'api', DATABASE_URL: database.url }),
    );
    await api.get(RunService).request({ source: 'csv', trigger: 'api' });
    await api.close();
    const { status, said } = await makeRun('csv');
    expect(said).toMatch(/^csv is already running \(run 1\): following it\n.*csv: run 1 succeeded/s);
    expect([status, await runs()]).toEqual([0, [{ status: 'succeeded', fetched: expect.any(String) }]]);
  });

  it('cancels the run on Ctrl-C: what is stored stays, the next run continues and reports its counts, and the audit log says so', async () => {
    const { child, ended } = startRun();
    await whileAPageWaits(async () => {
      child.kill('SIGINT');
      await untilRun('cancel_requested_at is not null');
    });
    expect(await ended).toEqual({
      status: 1,
      said: expect.stringMatching(/run 1 will stop after the current page\n.*run 1 cancelled/s),
    });
    expect(await makeRun('csv')).toEqual({
      status: 0,
      said: expect.stringMatching(/^csv: .*\ncsv: run 2 succeeded, \d+ pages?, \d+ stored/s),
    });
    expect(await runs()).toMatchObject([{ status: 'cancelled' }, { status: 'succeeded' }]);
    expect(
      await database.dataSource.query('select actor, action, subject from audit_log order by id'),
    ).toEqual([
      { actor: 'admin', action: 'run.start', subject: 'runs/1' },
      { actor: 'admin', action: 'run.cancel', subject: 'runs/1' },
      { actor: 'admin', action: 'run.start', subject: 'runs/2' },
    ]);
  });

  it('returns the run to the queue on SIGTERM, and the next one finishes it and prints it as the API answers it with --json', async () => {
    const { child, ended } = startRun();
    await whileAPageWaits(() => child.kill('SIGTERM'));
    expect(await ended).toEqual({
      status: 1,
      said: expect.stringContaining('run 1 continues on other workers'),
    });
    expect((await runs())[0]!.status).toBe('running');
    const next = await makeRun('csv --json');
    const run = JSON.parse(next.said) as object;
    expect([next.status, run]).toEqual([
      0,
      expect.objectContaining({ id: 1, status: 'succeeded', trigger: 'cli' }),
    ]);
    expect(run).toMatchObject({ partitions: [{ status: 'succeeded', partition: 'messy.csv' }] });
    expect(await runs()).toHaveLength(1);
  });
});
