import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { createEmptyDatabase } from '../support/database.js';
import { schemaBefore } from '../support/schema-before.js';

const NAME = 'Currencies1796000000000';
const AMOUNTS = 'price_usd::text, market_cap_usd::text, volume_24h_usd::text';

let database: { url: string; drop(): Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  database = await createEmptyDatabase();
  dataSource = await schemaBefore(database.url, NAME);
  await dataSource.query(`insert into sources (name, kind) values ('old', 'api')`);
  await dataSource.query(
    `insert into listings (source_id, external_id, symbol, name) values (1, 'bitcoin', 'BTC', 'Bitcoin')`,
  );
  for (const [table, more] of [
    ['quotes', ''],
    ['quote_versions', ', superseded_at'],
  ] as const)
    // oxfmt-ignore
    await dataSource.query(
      `insert into ${table} (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price_usd, market_cap_usd, volume_24h_usd${more})
       select 1, 1, '2026-01-01Z'::timestamptz + make_interval(hours => n), now(), 1, 1, n + 0.1, n * 1e30::numeric, nullif(n, 3)${more && ', now()'}
       from generate_series(1, 3) n`,
    );
  await dataSource.query(
    `insert into latest_quotes select listing_id, observed_at, source_id, price_usd, market_cap_usd from quotes where price_usd > 3`,
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const files = () =>
  dataSource.query(
    `select relname, relfilenode from pg_class where relname in ('quotes', 'quote_versions', 'quotes_pkey', 'quotes_time_idx') order by 1`,
  );
const amounts = (table: string, names = AMOUNTS) =>
  dataSource.query(`select ${names} from ${table} order by observed_at`);

it('the migration of currencies keeps every amount, under its new name and its old one, and rewrites no quote', async () => {
  const before = {
    files: await files(),
    quotes: await amounts('quotes'),
    quote_versions: await amounts('quote_versions'),
  };
  await dataSource.destroy();
  dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
  await dataSource.runMigrations();
  expect(await files()).toEqual(before.files);
  const renamed = AMOUNTS.replace(/(\w+)_usd::text/g, '$1::text as $1_usd');
  for (const table of ['quotes', 'quote_versions'] as const)
    for (const names of [AMOUNTS, renamed]) expect(await amounts(table, names)).toEqual(before[table]);
  expect(
    await dataSource.query(
      'select currency, price::text, price_usd::text, market_cap::text, market_cap_usd::text from latest_quotes',
    ),
  ).toEqual([
    {
      currency: 'USD',
      price: '3.1',
      price_usd: '3.1',
      market_cap: '3000000000000000000000000000000',
      market_cap_usd: '3000000000000000000000000000000',
    },
  ]);
  expect(await dataSource.query('select external_id, currency from listings')).toEqual([
    { external_id: 'bitcoin', currency: 'USD' },
  ]);
});

it('cannot be reverted while a listing has another currency', async () => {
  await dataSource.query(
    `insert into listings (source_id, external_id, currency, symbol, name) values (1, 'bitcoin', 'EUR', 'BTC', 'Bitcoin')`,
  );
  while ((await newest()) !== NAME) await dataSource.undoLastMigration();
  await expect(dataSource.undoLastMigration()).rejects.toThrow('only_dollars');
  await dataSource.query(`delete from listings where currency = 'EUR'`);
  await dataSource.undoLastMigration();
  expect(await amounts('quotes', 'price_usd::text')).toEqual([
    { price_usd: '1.1' },
    { price_usd: '2.1' },
    { price_usd: '3.1' },
  ]);
});

async function newest(): Promise<string> {
  const [row] = await dataSource.query<[{ name: string }]>(
    'select name from migrations order by id desc limit 1',
  );
  return row.name;
}
