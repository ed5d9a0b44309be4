import { readFileSync } from 'node:fs';
import { ResilientClient } from '../../src/database/connection.js';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { createEmptyDatabase, createTestDatabase } from '../support/database.js';
import { until } from '../support/until.js';

/** The previous version: its migrations, and the statements that its code sends. docs/operations.md describes how to record them. */
const before = JSON.parse(readFileSync('test/upgrade/0.1.0.json', 'utf8')) as {
  migrations: string[];
  statements: string[];
};

interface Column {
  name: string;
  type: string;
  demanded: boolean;
}

/** Every column, and whether an insert must provide it. */
const COLUMNS = `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull and not a.atthasdef and a.attidentity = '' as demanded
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' order by 1`;

/** What rows must satisfy; keys that only grew by columns are as lenient as before. */
const CONSTRAINTS = `select conrelid::regclass::text as "table", conname as name, contype as type,
    pg_get_constraintdef(oid) as definition,
    (select array_agg(attname::text) from pg_attribute where attrelid = conrelid and attnum = any (conkey)) as columns
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'p', 'f') order by 1, 2`;

interface Constraint {
  table: string;
  name: string;
  type: 'c' | 'u' | 'p' | 'f';
  definition: string;
  columns: string[];
}

async function schemaOf(dataSource: DataSource) {
  const [columns, constraints] = await Promise.all([
    dataSource.query<Column[]>(COLUMNS),
    dataSource.query<Constraint[]>(CONSTRAINTS),
  ]);
  return { columns, constraints };
}

let old: Awaited<ReturnType<typeof schemaOf>>;
let now: Awaited<ReturnType<typeof schemaOf>>;

beforeAll(async () => {
  const database = await createEmptyDatabase();
  const options = dataSourceOptions(database.url, 2);
  const migrations = (options.migrations as (new () => { name: string })[]).filter((migration) =>
    before.migrations.includes(new migration().name),
  );
  expect(migrations).toHaveLength(before.migrations.length);
  const dataSource = await new DataSource({ ...options, migrations }).initialize();
  await dataSource.runMigrations();
  old = await schemaOf(dataSource);
  await dataSource.destroy();
  await database.drop();
  const current = await createTestDatabase();
  now = await schemaOf(current.dataSource);
  await current.drop();
});

/** Whether a column limited to a list of values still accepts all of them, and possibly others. */
function isWidened(known: Constraint, constraint: Constraint): boolean {
  const [before, after] = [listOf(known), listOf(constraint)];
  return (
    before !== null &&
    before.column === after?.column &&
    before.values.every((value) => after.values.includes(value))
  );
}

function listOf({ definition }: Constraint): { column: string; values: string[] } | null {
  const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition);
  return match && { column: match[1]!, values: match[2]!.split(', ') };
}

/**
 * Listings got currencies, amounts of quotes lost the dollar in their names, and ids of articles count within their feed:
 * workers of the previous version cannot write them, so the release notes have them stopped first. Readers continue to work.
 */
const WRITES_ITEMS =
  /\b(insert into|update|delete from) (listings|quotes|quote_versions|latest_quotes|replay_quotes|articles|replay_articles)\b/;
/** Unlogged tables: the staged data of a running replay. */
const OF_REPLAYS = /^replay_quotes\./;

describe('the current schema, for processes of the previous version', () => {
  it('accepts every statement that they send, except those that write quotes or articles', async () => {
    const database = await createTestDatabase();
    const client = new ResilientClient({ connectionString: database.url });
    await client.connect();
    const refused: string[] = [];
    for (const [index, statement] of before.statements.entries())
      await client.query(`prepare before_${index} as ${statement}`).catch((error: Error) => {
        if (!WRITES_ITEMS.test(statement)) refused.push(`${error.message}: ${statement.slice(0, 300)}`);
      });
    await client.end();
    await database.drop();
    expect(before.statements.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  it('has every column that they know, with the same type', () => {
    const types = new Map(now.columns.map(({ name, type }) => [name, type]));
    const known = old.columns.filter(({ name }) => !OF_REPLAYS.test(name));
    for (const { name, type } of known) expect([name, types.get(name)]).toEqual([name, type]);
  });

  it('requires no value that they do not provide', () => {
    const tables = new Set(old.columns.map(({ name }) => name.split('.')[0]));
    const demanded = new Set(old.columns.filter((column) => column.demanded).map(({ name }) => name));
    const added = now.columns.filter((column) => column.demanded && !demanded.has(column.name));
    expect(added.filter(({ name }) => tables.has(name.split('.')[0]))).toEqual([]);
  });

  it('forbids no row that they could write', () => {
    const tables = new Set(old.columns.map(({ name }) => name.split('.')[0]));
    const known = new Set(old.columns.map(({ name }) => name));
    // They leave new columns at their defaults.
    const isOfNew = ({ type, table, columns }: Constraint) =>
      type === 'c' && columns.every((column) => !known.has(`${table}.${column}`));
    const asStrict = (constraint: Constraint) =>
      isOfNew(constraint) ||
      old.constraints.some(
        (known) =>
          known.table === constraint.table &&
          (known.definition === constraint.definition ||
            isWidened(known, constraint) ||
            ('pu'.includes(constraint.type) &&
              'pu'.includes(known.type) &&
              known.columns.every((column) => constraint.columns.includes(column)))),
      );
    expect(
      now.constraints.filter((constraint) => tables.has(constraint.table) && !asStrict(constraint)),
    ).toEqual([]);
  });
});

describe('a migration', () => {
  it('that must wait for a table does not block others, and is eventually applied', async () => {
    const database = await createEmptyDatabase();
    const options = dataSourceOptions(database.url, 1);
    const [, ...undone] = [...(options.migrations as unknown[])].reverse();
    const dataSource = await new DataSource({
      ...options,
      migrations: undone.reverse() as never,
    }).initialize();
    await dataSource.runMigrations();
    await dataSource.destroy();
    const holder = new ResilientClient({ connectionString: database.url });
    await holder.connect();
    const reader = new ResilientClient({ connectionString: database.url });
    await reader.connect();
    // Whatever it changes, it cannot record the change.
    await holder.query('begin; lock table migrations in share mode');
    const applied = migrate(database.url);
    const waits = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
    await until(async () => (await reader.query(waits)).rowCount);
    await until(async () => !(await reader.query(waits)).rowCount);
    await holder.query('commit');
    expect(await applied).toHaveLength(1);
    await Promise.all([holder.end(), reader.end()]);
    await database.drop();
  });
});
