import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { DatabaseUnavailable, migrate } from '../../src/database/migrate.js';
import { createEmptyDatabase } from '../support/database.js';

let database: { url: string; drop(): Promise<void> };

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

const schema = `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'
  order by 1, 2`;

describe('migrations', () => {
  it('are applied once by three processes that start at the same moment', async () => {
    const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    const names = applied.flat();
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    expect(await migrate(database.url)).toEqual([]);
  });

  it('can be reverted and applied again, with the same schema', async () => {
    const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    try {
      const before: unknown[] = await dataSource.query(schema);
      for (let left = dataSource.migrations.length; left; left--) await dataSource.undoLastMigration();
      expect(await dataSource.query(`select to_regclass('quotes') as quotes`)).toEqual([{ quotes: null }]);
      await dataSource.runMigrations();
      expect(await dataSource.query(schema)).toEqual(before);
    } finally {
      await dataSource.destroy();
    }
  });
});

describe('an unusable database', () => {
  it.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong-secret'), 'password authentication failed'],
    ['no such database', (url: URL) => (url.pathname = '/nowhere'), '"nowhere" does not exist'],
  ])('is reported with the reason: %s', async (_what, spoil, reason) => {
    const url = new URL(database.url);
    spoil(url);
    const error: unknown = await migrate(url.href).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    const { message } = error as Error;
    expect(message).toContain('DATABASE_URL: cannot use PostgreSQL at 127.0.0.1');
    expect(message).toContain(reason);
    expect(message).not.toContain('wrong-secret');
  });
});
