import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const entities = globSync('src/**/*.entity.ts').map((path) => resolve(path));
  dataSource = await new DataSource({ ...dataSourceOptions(database.url, 1), entities }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

it('entities have the columns of their tables, with their types, nulls and primary keys', async () => {
  const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  expect(tables).toContain('runs');
  const rows = await dataSource.query<{ name: string }[]>(
    `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
       exists (select from pg_index where indrelid = c.oid and indisprimary and a.attnum = any(indkey)) as "isPrimary"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
    [tables],
  );
  const migrated = new Map(rows.map((row) => [row.name, row]));
  const declared = dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map((column) => ({
      name: `${tableName}.${column.databaseName}`,
      type: dataSource.driver.normalizeType(column),
      isNullable: column.isNullable,
      isPrimary: column.isPrimary,
    })),
  );
  expect(declared).toEqual(declared.map(({ name }) => migrated.get(name) ?? `${name} is no column`));
});
