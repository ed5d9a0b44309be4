import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { diagram } from './diagram.js';
import { schemaSql } from './schema-sql.js';

let migrated: TestDatabase;

beforeAll(async () => {
  migrated = await createTestDatabase();
});
afterAll(() => migrated.drop());

it('docs/schema.sql is the migrated schema: `make schema` regenerates it', async () => {
  expect(readFileSync('docs/schema.sql', 'utf8')).toBe(await schemaSql(migrated.dataSource));
});

it('docs/schema.md shows the migrated schema: `make schema` regenerates it', async () => {
  expect(readFileSync('docs/schema.md', 'utf8')).toBe(await diagram(migrated.dataSource));
});

it('docs/schema.sql creates the same schema in an empty database', async () => {
  const empty = await createEmptyDatabase();
  const dataSource = await new DataSource(dataSourceOptions(empty.url, 1)).initialize();
  try {
    await dataSource.query(readFileSync('docs/schema.sql', 'utf8'));
    expect(await schemaSql(dataSource)).toBe(await schemaSql(migrated.dataSource));
  } finally {
    await dataSource.destroy();
    await empty.drop();
  }
});
