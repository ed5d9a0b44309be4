import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { backup } from '../../src/backup/backup.js';
import { restore } from '../../src/backup/restore.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { createEmptyDatabase, createMigratedDatabase, createTestDatabase } from '../support/database.js';
import { seed } from '../support/seed.js';

const folder = mkdtempSync(join(tmpdir(), 'kasparro-older-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Migration = new () => { name: string };
const MIGRATIONS = dataSourceOptions('postgres://x').migrations as Migration[];
const names = MIGRATIONS.map((migration) => new migration().name);

/** Until identity had tables of its own, assets had keys. */
const assetOf = (count: number) =>
  count <= names.indexOf('Identity1764500000000')
    ? `insert into assets (slug, symbol, name, match_key) values ('bitcoin', 'BTC', 'Bitcoin', 'btc')`
    : `insert into assets (slug, symbol, name) values ('bitcoin', 'BTC', 'Bitcoin')`;
const rows = (count: number) => [
  `insert into sources (name, kind) values ('csv', 'csv')`,
  `insert into runs (source_id, trigger, status, started_at, finished_at) values (1, 'cli', 'succeeded', '2026-01-01Z', '2026-01-01Z')`,
  `insert into listings (source_id, external_id, symbol, name, asset_id) values (1, 'BTC', 'BTC', E'Bit\\t\\\\"coin', 1)`,
  `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, ${count > names.indexOf('Currencies1796000000000') ? 'price' : 'price_usd'})
     select 1, 1, '2026-01-01Z'::timestamptz + make_interval(hours => n), '2026-01-02Z', 1, 4294967298, 0.1 + n from generate_series(1, 3) n`,
];

/** Runs against a database with only the first migrations applied. */
async function onOlder(url: string, count: number, act: (db: DataSource) => Promise<unknown>) {
  const db = new DataSource({ ...dataSourceOptions(url, 1), migrations: MIGRATIONS.slice(0, count) });
  await db.initialize();
  await db.runMigrations();
  try {
    await act(db);
  } finally {
    await db.destroy();
  }
}

const QUOTES = `select l.name, q.observed_at::text, q.price_usd::text from quotes q join listings l on l.id = q.listing_id order by 2`;

it.each([
  { count: 1, force: false },
  { count: 1, force: true },
  { count: 6, force: false },
  { count: names.length - 1, force: true },
])(
  'a backup of a schema of $count migrations is restored and upgraded; replacing existing data: $force',
  async ({ count, force }) => {
    const [older, target] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
    const path = join(folder, `${count}-${force}.tar.gz`);
    let quotes: unknown;
    await onOlder(older.url, count, async (db) => {
      for (const sql of [assetOf(count), ...rows(count)]) await db.query(sql);
      quotes = await db.query(QUOTES);
    });
    await backup(older.url, path);
    await restore(target.url, path, { force });
    await onOlder(target.url, 0, async (db) => {
      expect(await db.query(QUOTES)).toEqual(quotes);
      const applied = await db.query<{ name: string }[]>('select name from migrations order by timestamp');
      expect(applied.map(({ name }) => name)).toEqual(names);
    });
    expect(await migrate(target.url)).toEqual([]);
    await older.drop();
    await target.drop();
  },
);

it('an upgraded database refuses it, and keeps its data', async () => {
  const [older, target] = [await createEmptyDatabase(), await createTestDatabase()];
  const path = join(folder, 'refused.tar.gz');
  await onOlder(older.url, 3, (db) => db.query(rows(3)[0]!));
  await backup(older.url, path);
  await seed(target.dataSource);
  for (const force of [false, true])
    await expect(restore(target.url, path, { force })).rejects.toThrow('its schema is older');
  const [{ quotes }] = await target.dataSource.query<[{ quotes: string }]>(
    'select count(*) as quotes from quotes',
  );
  expect(Number(quotes)).toBeGreaterThan(0);
  await older.drop();
  await target.drop();
});

it('rows stored after a restore get ids that were never used before', async () => {
  const original = await createTestDatabase();
  const target = await createMigratedDatabase();
  const path = join(folder, 'numbers.tar.gz');
  await seed(original.dataSource);
  // Ids of rows that are gone: references to them must never lead to other rows.
  const seen = await lastNumbers(original.dataSource.manager);
  await original.dataSource.query(
    `delete from anomalies; delete from rejections; delete from runs where id = 5`,
  );
  await backup(original.url, path);
  await restore(target.url, path);
  await onOlder(target.url, 0, async (db) => {
    expect(await lastNumbers(db.manager)).toEqual(seen);
    for (const { sequence, highest } of await highestIds(db.manager)) {
      const [{ next }] = await db.query<[{ next: string }]>('select nextval($1::regclass) as next', [
        sequence,
      ]);
      expect([sequence, Number(next) > Number(highest)]).toEqual([sequence, true]);
    }
  });
  await original.drop();
  await target.drop();
});

const lastNumbers = (tx: EntityManager) =>
  tx.query<unknown[]>(
    `select sequencename, last_value::text from pg_sequences where schemaname = 'public' order by 1`,
  );

async function highestIds(tx: EntityManager): Promise<{ sequence: string; highest: string }[]> {
  const columns = await tx.query<{ table: string; column: string; sequence: string }[]>(
    `select attrelid::regclass::text as "table", attname as "column",
       pg_get_serial_sequence(attrelid::regclass::text, attname) as sequence
     from pg_attribute a join pg_class c on c.oid = attrelid
     where attidentity <> '' and relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  expect(columns.length).toBeGreaterThan(10);
  return Promise.all(
    columns.map(async ({ table, column, sequence }) => {
      const [row] = await tx.query<[{ highest: string }]>(
        `select coalesce(max(${column}), 0) as highest from ${table}`,
      );
      return { sequence, highest: row.highest };
    }),
  );
}
