import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

/** Tables whose keys allow distribution over machines, by column. For those that are distributed, see docs/scaling.md. */
const DISTRIBUTED: Readonly<Record<string, string>> = {
  quotes: 'listing_id',
  quote_versions: 'listing_id',
  latest_quotes: 'listing_id',
  candles: 'listing_id',
  candle_versions: 'listing_id',
  raw_api_data: 'external_id',
  raw_third_source_data: 'external_id',
  raw_csv_data: 'file_id',
};
/** Small tables, copied to every node. */
const REFERENCE = ['sources', 'assets', 'listings', 'csv_files'];

let database: TestDatabase;
let sandbox: Sandbox;
let folder: string;
let app: INestApplicationContext;
const statements = new Set<string>();

const line = (coin: number, price: number) => `coin-${coin},C${coin},${price},2026-01-01T00:00:00Z\n`;
const candles = (price: number) =>
  `<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n${Array.from(
    { length: 300 },
    (_, coin) => `C${coin}.V,5,20260101,000000,${price},9,1,${price},5,0\n`,
  ).join('')}`;
const file = (price: number) =>
  `id,symbol,price_usd,date\n${Array.from({ length: 300 }, (_, coin) => line(coin, price)).join('')}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'distribution-'));
  database = await createTestDatabase();
  sandbox = await startSandbox({ tick: 0 });
  const env = { ...QUIET, ...sandbox.env, CSV_PATH: folder, DATABASE_URL: database.url };
  const { query } = Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
  jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...parameters: unknown[]) {
    const [said] = parameters as [string | { text?: string }];
    statements.add((typeof said === 'string' ? said : (said.text ?? '')).replaceAll(/\s+/g, ' '));
    return query.apply(this, parameters) as never;
  });
  app = await startContext(database.url, undefined, parseConfig(env));
  for (const price of [1, 2]) {
    await writeFile(join(folder, 'prices.csv'), file(price));
    await writeFile(join(folder, 'candles.csv'), candles(price));
    for (const source of ['csv', 'coingecko', 'coinpaprika', 'rss']) await runToEnd(app, source);
    sandbox.advance();
  }
});
afterAll(async () => {
  await app.close();
  jest.restoreAllMocks();
  await sandbox.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);

/** The columns inserted into the table, and its ON CONFLICT clause. */
const writes = (table: string) => [...statements].filter((text) => text.includes(`insert into ${table} (`));

it.each(Object.entries(DISTRIBUTED))('every unique key of %s contains %s', async (table, column) => {
  const keys = await query<{ name: string; columns: string[] }>(`
    select i.indexrelid::regclass::text as name, array(
      select attname::text from pg_attribute where attrelid = i.indrelid and attnum = any(i.indkey)) as columns
    from pg_index i where i.indrelid = '${table}'::regclass and i.indisunique`);
  expect(keys).not.toEqual([]);
  for (const { columns } of keys) expect(columns).toContain(column);
});

it('no foreign key refers to them, and theirs refer to tables that every machine has', async () => {
  const distributed = Object.keys(DISTRIBUTED);
  const keys = await query<{ from: string; to: string }>(`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'`);
  expect(keys.filter(({ to }) => distributed.includes(to))).toEqual([]);
  const targets = keys.filter(({ from }) => distributed.includes(from)).map(({ to }) => to);
  expect(targets.filter((to) => !REFERENCE.includes(to))).toEqual([]);
});

it.each(Object.entries(DISTRIBUTED))('every conflict target of %s contains %s', (table, column) => {
  const targets = writes(table).flatMap((text) =>
    Array.from(text.matchAll(new RegExp(`insert into ${table} .*?on conflict \\(([^)]*)\\)`, 'g'))).map(
      ([, key]) => key!,
    ),
  );
  for (const target of targets) expect(target.split(', ')).toContain(column);
});

it('these tables were written during the test, so it is not vacuous', () => {
  const unseen = Object.keys(DISTRIBUTED).filter(
    (table) => !writes(table).length && ![...statements].some((text) => text.startsWith(`copy ${table} `)),
  );
  expect(unseen).toEqual([]);
  expect(writes('quotes').some((text) => text.includes('do update set'))).toBe(true);
});

it('no update of an existing row calls a volatile function', async () => {
  const volatile = await query<{ name: string }>(
    `select distinct proname as name from pg_proc where provolatile = 'v' and proname ~ '^[a-z_]+$'`,
  );
  const updates = Object.keys(DISTRIBUTED)
    .flatMap(writes)
    .flatMap((text) =>
      Array.from(text.matchAll(/do update set (.*?)(?: returning| where|\)|$)/g)).map(([, set]) => set!),
    );
  expect(updates.length).toBeGreaterThan(0);
  const calls = updates.flatMap((set) => Array.from(set.matchAll(/([a-z_]+)\(/g)).map(([, name]) => name!));
  expect(calls.filter((call) => volatile.some(({ name }) => name === call))).toEqual([]);
});

it('ids and times of their rows are assigned by the writer, except defaults for manual inserts', async () => {
  const defaults = await query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_name in (${Object.keys(DISTRIBUTED)
      .map((table) => `'${table}'`)
      .join()}) and column_default like '%(%'`);
  expect(defaults).toEqual([]);
  const given = [...statements].filter((text) => /insert into raw_(api|third_source)_data \(/.test(text));
  for (const text of given) expect(text).toMatch(/fetched_at, id, external_id/);
});
