import { conversionSql } from '../../src/api/conversion/conversion-sql.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsRead, scansOf } from '../support/plan.js';

const [CURRENCIES, DAYS, ITEMS] = [40, 3000, 50];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource } = database;
  await dataSource.query(`insert into sources (name, kind) values ('fx', 'api')`);
  // The last currency ended after half of the days.
  await dataSource.query(
    `insert into fx_rates (currency, day, rate, source_id, run_id, raw_id, ingested_at)
     select 'C' || c, '2015-01-01'::date + d, c + d, 1, 1, 1, '2024-01-01Z'
     from generate_series(1, $1::int) c, generate_series(0, $2::int - 1) d where c < $1::int or d < $2::int / 2`,
    [CURRENCIES, DAYS],
  );
  await dataSource.query('analyze');
});
afterAll(() => database.drop());

/** Converts this many amounts, each of a different day, as pages do. */
function statement(from: string, asOf: string | null): [string, unknown[]] {
  const fx = conversionSql('item.currency', 'item.at', { to: '$2::text', maxAgeDays: '$3::int', asOf });
  return [
    `select ${fx.select({ price: 'item.price' })}
     from (select $1::text as currency, 1.5 as price, '2015-01-01Z'::timestamptz + make_interval(days => n * 60) as at
       from generate_series(0, $4::int - 1) n offset 0) item ${fx.join}`,
    [from, 'C2', 7, ITEMS],
  ];
}

describe('a conversion', () => {
  it.each([
    ['of currencies with rates', 'C1', null],
    ['of one that has ended', `C${CURRENCIES}`, null],
    ['of one without any', 'BTC', null],
    ['as of a moment', 'C1', `'2030-01-01Z'::timestamptz`],
    ['as of a moment, of one that has ended', `C${CURRENCIES}`, `'2030-01-01Z'::timestamptz`],
  ])('follows the primary key and reads a few rates: %s', async (_what, from, asOf) => {
    const scans = await scansOf(database.dataSource, 'fx_rates', ...statement(from, asOf));
    const used = scans.filter((scan) => scan['Index Name'] !== undefined);
    expect(new Set(used.map((scan) => scan['Index Name']))).toEqual(new Set(['fx_rates_pkey']));
    expect(rowsRead(scans)).toBeLessThan(30 * ITEMS);
  });
});

describe('fx_convert', () => {
  it.each([
    ['100.10', '1', '1.0389', '103.99389'],
    ['1', '163.06', '1.0389', '0.00637127437752974365'],
    ['2', '3', '1', '0.666666666666666667'],
    ['1', '3', '1', '0.333333333333333333'],
    ['1', '1', '0.0000000000000000000012345678901234567850', '0.00000000000000000000123456789012345679'],
    ['1000000000000000005', '1', '1', '1000000000000000010'],
    ['1000000000000000004.9', '1', '1', '1000000000000000000'],
    ['999999999999999999.5', '1', '1', '1000000000000000000'],
    ['0.9999999999999999995', '1', '1', '1'],
    ['0.1', '1', '1', '0.1'],
    ['0', '1.5', '1', '0'],
    ['-2', '3', '1', '-0.666666666666666667'],
    [`1${'0'.repeat(99)}`, '3', '1', `333333333333333333${'0'.repeat(81)}`],
    [`0.${'0'.repeat(99)}7`, '1', '3', `0.${'0'.repeat(98)}21`],
  ])('of %s from %s to %s is %s: 18 significant digits, half up', async (amount, from, to, expected) => {
    const [row] = await database.dataSource.query<[{ said: string }]>(
      'select fx_convert($1::numeric, $2::numeric, $3::numeric)::text as said',
      [amount, from, to],
    );
    expect(row.said).toBe(expected);
  });

  it('of null is null', async () => {
    expect(await database.dataSource.query('select fx_convert(null, 1, 1) as said')).toEqual([
      { said: null },
    ]);
  });
});
