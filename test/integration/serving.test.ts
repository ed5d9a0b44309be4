import type { Pool } from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Conversions } from '../../src/api/conversion/conversions.js';
import { AssetsQuery } from '../../src/api/assets/assets-query.dto.js';
import { matchingAssetsSql } from '../../src/api/assets/assets-sql.js';
import { DataQuery } from '../../src/api/data/data-query.dto.js';
import { DataRepository } from '../../src/api/data/data.repository.js';
import { listingsSql } from '../../src/api/data/listing-filter-sql.js';
import { Parameters } from '../../src/api/data/sql-parameters.js';
import { pageSql } from '../../src/api/data/page-sql.js';
import type { Position } from '../../src/api/data/cursor-position.js';
import { countSql } from '../../src/api/data/total.repository.js';
import type { SourceNames } from '../../src/api/data/source-names.js';
import { parseConfig } from '../../src/config/config.js';
import { PreparedQueries } from '../../src/database/prepared-queries.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsRead, scansOf } from '../support/plan.js';

const [LISTINGS, MINUTES] = [20, 800];
const ALL = { sources: null, listings: null, currencies: null, quotes: true, candles: false, articles: true };
const COUNTED = { upTo: 100 };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource } = database;
  await dataSource.query(
    `insert into sources (name, kind) values ('coingecko', 'api'), ('csv', 'csv'), ('rss', 'third')`,
  );
  await dataSource.query(
    `insert into listings (source_id, external_id, symbol, name)
     select 1 + n % 2, 'coin-' || n, 'C' || n, 'Coin ' || n from generate_series(1, $1::int) n`,
    [LISTINGS],
  );
  await dataSource.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select id, source_id, '2025-02-01Z'::timestamptz + make_interval(mins => m), now(), 1, 1, m
     from generate_series(1, $1::int) m, listings`,
    [MINUTES],
  );
  await dataSource.query('vacuum analyze');
});
afterAll(() => database.drop());

const asked = (given: Partial<DataQuery>): DataQuery => ({ ...new DataQuery(), limit: 20, ...given });
const reads = () => {
  const pool = (database.dataSource.driver as PostgresDriver).master as Pool;
  return new PreparedQueries({ send: (statement) => pool.query(statement) });
};
const data = () =>
  new DataRepository(
    reads(),
    { idsOf: (names?: string[]) => Promise.resolve(names ? [1] : null) } as unknown as SourceNames,
    new Conversions(parseConfig({}), reads()),
  );
const prepared = () =>
  database.dataSource.query<{ statement: string; generic_plans: string }[]>(
    'select statement, generic_plans from pg_prepared_statements',
  );

describe('a page of /data', () => {
  it.each<[string, Partial<DataQuery>]>([
    ['the first', {}],
    ['of a source', { source: ['coingecko'] }],
    ['of a symbol', { symbol: ['C7'] }],
    ['of few listings by q', { q: 'Coin 1' }],
    ['of the latest in a currency', { latest: true, currency: ['USD'], min_price: '1' }],
  ])('uses a cached plan: %s', async (_name, given) => {
    const query = asked({ kind: 'quote', ...given });
    const repository = data();
    const before = await prepared();
    for (let time = 0; time < 20; time++) {
      const selection = await repository.select(query);
      await repository.page(query, selection, null, COUNTED);
    }
    const pages = (await prepared())
      .filter(({ statement }) => statement.includes('string_agg'))
      .filter(({ statement }) => !before.some((earlier) => earlier.statement === statement));
    expect(pages).toHaveLength(1);
    expect(Number(pages[0]!.generic_plans)).toBeGreaterThan(0);
  });

  it.each<[string, Position | null]>([
    ['first', null],
    ['deep', ['2025-02-01T00:40:00.000000Z', 'quote', '10', '2025-02-01T00:40:00.000000Z']],
  ])('reads few of many quotes for the %s', async (_name, after) => {
    const parameters = new Parameters();
    const sql = pageSql(asked({}), ALL, after, parameters)!;
    const scans = await scansOf(database.dataSource, 'quotes', sql, parameters.values);
    expect(scans.length).toBeGreaterThan(0);
    expect(rowsRead(scans)).toBeLessThan(200);
  });
});

describe('a search', () => {
  it.each<[string, (parameters: Parameters) => string]>([
    ['listings', (parameters) => listingsSql(asked({ q: 'é' }), null, parameters)!],
    ['assets', (parameters) => matchingAssetsSql({ ...new AssetsQuery(), q: 'é' }, parameters)],
  ])('folds the text once, not for each of the %s', async (_name, build) => {
    const sql = build(new Parameters());
    const plan = await database.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `explain (generic_plan, costs off) ${sql}`,
    );
    const perRow = plan.map((line) => line['QUERY PLAN']).filter((line) => /octet_length\(\$\d/.test(line));
    expect(plan.some((line) => line['QUERY PLAN'].includes('InitPlan'))).toBe(true);
    expect(perRow).toEqual([]);
  });
});

describe.each<[string, Partial<DataQuery>, string[] | null]>([
  ['a currency that most listings have', { currency: ['USD'] }, ['USD']],
  ['prices in US dollars', { min_price: '1' }, null],
  ['prices in one currency', { currency: ['USD'], max_price: '790' }, ['USD']],
])('a page of %s', (_name, given, currencies) => {
  it.each<[string, Position | null]>([
    ['first', null],
    ['deep', ['2025-02-01T00:40:00.000000Z', 'quote', '10', '2025-02-01T00:40:00.000000Z']],
  ])('follows the index through time: the %s', async (_page, after) => {
    const parameters = new Parameters();
    const selection = { ...ALL, articles: false, currencies };
    const sql = pageSql(asked({ kind: 'quote', ...given }), selection, after, parameters)!;
    const scans = await scansOf(database.dataSource, 'quotes', sql, parameters.values);
    expect(new Set(scans.map((scan) => scan['Index Name']))).toEqual(new Set(['quotes_time_idx']));
    expect(rowsRead(scans)).toBeLessThan(500);
  });
});

describe('a page of candles', () => {
  const [MANY, FEW] = ['1m', '1d'];
  beforeAll(async () => {
    await database.dataSource.query(
      `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select id, source_id, "interval", '2025-02-01Z'::timestamptz + n * (replace("interval", 'm', 'min')::interval), now(), 1, 1, 1, n, n, n, n
       from listings, (values ($1, 800), ($2, 20)) series("interval", length), generate_series(1, length) n`,
      [MANY, FEW],
    );
    await database.dataSource.query('vacuum analyze candles');
  });

  const scansOfPage = async (
    given: Partial<DataQuery>,
    listings: number[] | null,
    after: Position | null,
  ) => {
    const parameters = new Parameters();
    const selection = { ...ALL, quotes: false, candles: true, articles: false, listings };
    const sql = pageSql(asked({ kind: 'candle', ...given }), selection, after, parameters)!;
    return scansOf(database.dataSource, 'candles', sql, parameters.values);
  };
  const deep = (interval: string): Position => [
    '2025-02-01T00:40:00.000000Z',
    'candle',
    '10',
    '2025-02-01T00:40:00.000000Z',
    interval,
  ];

  it.each<[string, Partial<DataQuery>, number[] | null, string]>([
    ['of all', {}, null, 'candles_time_idx'],
    ['of an interval', { interval: FEW }, null, 'candles_interval_idx'],
    ['of an interval of which there are many', { interval: MANY }, null, 'candles_interval_idx'],
    ['of a listing', {}, [7], 'candles_pkey'],
    ['of listings and an interval', { interval: MANY }, [7, 8, 9], 'candles_pkey'],
    ['of the newest', { latest: true }, null, 'candles_pkey'],
    ['of the newest of a listing', { latest: true }, [7], 'candles_pkey'],
    ['as of a moment', { as_of: '2100-01-01' }, null, 'candles_time_idx'],
    ['of a listing as of a moment', { as_of: '2100-01-01', interval: MANY }, [7], 'candles_pkey'],
  ])('follows an index and reads few rows: %s', async (_name, given, listings, index) => {
    for (const after of [null, deep(given.interval ?? MANY)]) {
      const scans = await scansOfPage(given, listings, after);
      expect(new Set(scans.map((scan) => scan['Index Name']))).toEqual(new Set([index]));
      expect(rowsRead(scans)).toBeLessThan(300);
    }
  });

  it('counts a rare interval by its index', async () => {
    const parameters = new Parameters();
    const selection = { ...ALL, quotes: false, candles: true, articles: false };
    const sql = countSql(asked({ kind: 'candle', interval: FEW }), selection, { upTo: 10_001 }, parameters)!;
    const scans = await scansOf(database.dataSource, 'candles', `select ${sql}`, parameters.values);
    expect(scans.map((scan) => scan['Index Name'])).toEqual(['candles_interval_idx']);
    expect(rowsRead(scans)).toBe(400);
  });

  it('uses a cached plan', async () => {
    const repository = data();
    const query = asked({ kind: 'candle', interval: FEW, source: ['coingecko'] });
    const before = await prepared();
    for (let time = 0; time < 20; time++)
      await repository.page(query, await repository.select(query), null, COUNTED);
    const pages = (await prepared())
      .filter(({ statement }) => statement.includes('string_agg'))
      .filter(({ statement }) => !before.some((earlier) => earlier.statement === statement));
    expect(pages).toHaveLength(1);
    expect(Number(pages[0]!.generic_plans)).toBeGreaterThan(0);
  });
});

describe('statements', () => {
  it('are prepared when they are repeated', async () => {
    const statements = reads();
    const text = `select $1::int as "asked again"`;
    const kept = async () => (await prepared()).some(({ statement }) => statement === text);
    expect(await statements.read(text, [1])).toEqual([{ 'asked again': 1 }]);
    expect(await kept()).toBe(false);
    for (let time = 0; time < 20; time++) await statements.read(text, [time]);
    expect(await kept()).toBe(true);
    expect(await statements.read(text, [7])).toEqual([{ 'asked again': 7 }]);
  });

  it('are limited in number per connection, however many shapes are requested', async () => {
    const statements = reads();
    const before = (await prepared()).length;
    for (let shape = 0; shape < 50; shape++)
      for (let time = 0; time < 12; time++) await statements.read(`select ${shape} as "of many"`, []);
    expect((await prepared()).length - before).toBe(32);
  });
});
