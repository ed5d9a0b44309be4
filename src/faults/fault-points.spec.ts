import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { parseConfig } from '../config/config.js';
import { FaultPoints } from './fault-points.js';
import { FaultsModule } from './faults.module.js';

const silent = new PinoLogger({ pinoHttp: { level: 'silent' } });
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const points = (FAULTS: string) => new FaultPoints(parseConfig({ FAULTS }), database.dataSource, silent);
const backend = async (dataSource: Pick<DataSource, 'query'>) =>
  (await dataSource.query<[{ pid: number }]>('select pg_backend_pid() pid'))[0].pid;

/** Whether each of the passes failed. */
async function passes(faults: FaultPoints, times: number, source = 'csv'): Promise<boolean[]> {
  const failed: boolean[] = [];
  for (let time = 0; time < times; time++)
    failed.push(
      await faults.at('after_raw', { source }).then(
        () => false,
        () => true,
      ),
    );
  return failed;
}

describe('the fault points', () => {
  it('do not exist unless FAULTS is set', () => {
    expect(FaultsModule.forConfig(parseConfig({}))).toEqual([]);
    expect(FaultsModule.forConfig(parseConfig({ FAULTS: 'after_raw:fail' }))).toHaveLength(1);
  });

  it('fail only the n-th time, at their step and for their source', async () => {
    expect(await passes(points('after_raw:fail@2'), 4)).toEqual([false, true, false, false]);
    expect(await passes(points('before_commit:fail'), 2)).toEqual([false, false]);
    expect(await passes(points('rss/after_raw:fail'), 1)).toEqual([false]);
    expect(await passes(points('rss/after_raw:fail'), 1, 'rss')).toEqual([true]);
  });

  it('fail at random, reproducibly for a seed', async () => {
    const first = await passes(points('after_raw:fail%0.25/seed=7'), 400);
    expect(await passes(points('after_raw:fail%0.25/seed=7'), 400)).toEqual(first);
    expect(await passes(points('after_raw:fail%0.25/seed=8'), 400)).not.toEqual(first);
    const share = first.filter(Boolean).length / 400;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.32);
  });

  it('cuts the connection of a transaction, which is then rolled back', async () => {
    const faults = points('before_commit:drop_connection');
    const work = database.dataSource.transaction(async (tx) => {
      await tx.query(`insert into sources (name, kind) values ('cut', 'csv')`);
      await faults.at('before_commit', { source: 'cut', tx });
    });
    await expect(work).rejects.toThrow();
    expect(await database.dataSource.query(`select from sources where name = 'cut'`)).toEqual([]);
  });

  it('cut a connection of the pool, which opens a new one', async () => {
    const before = await backend(database.dataSource);
    await points('before_page:drop_connection').at('before_page', { source: 'csv' });
    // An immediate query might get the connection that was cut.
    const after = await backend(database.dataSource).catch(() => backend(database.dataSource));
    expect(after).not.toBe(before);
  });
});
