import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';

/** Brings an empty database to the schema from before a migration. */
export async function schemaBefore(url: string, migration: string): Promise<DataSource> {
  const options = dataSourceOptions(url, 1);
  const migrations = options.migrations as (new () => { name: string })[];
  const index = migrations.findIndex((one) => new one().name === migration);
  expect(index).toBeGreaterThan(0);
  const dataSource = await new DataSource({
    ...options,
    migrations: migrations.slice(0, index),
  }).initialize();
  await dataSource.runMigrations();
  return dataSource;
}
