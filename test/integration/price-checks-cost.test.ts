import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PRICE_AGREEMENT } from '../../src/anomalies/price-agreement-sql.js';
import { PRICE_JUMPS } from '../../src/anomalies/price-jumps-sql.js';
import { STALE_PRICES } from '../../src/anomalies/stale-prices-sql.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsHandled } from '../support/plan.js';

const LISTINGS = 400;
const QUOTES = 30;
const RUN = QUOTES;

let database: TestDatabase;

/** Two sources list the same coins; of every two coins, the price of one jumps at the end and the other's is constant. */
beforeAll(async () => {
  database = await createTestDatabase();
  for (const sql of [
    `insert into sources (name, kind) values ('one', 'api'), ('two', 'api')`,
    `insert into assets (slug, symbol, name) select 'c' || n, 'c', 'c' from generate_series(1, ${LISTINGS}) n`,
    `insert into listings (source_id, external_id, symbol, name, asset_id)
     select s, 'c' || n, 'c', 'c', n from generate_series(1, 2) s, generate_series(1, ${LISTINGS}) n`,
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select l.id, l.source_id, '2026-03-01Z'::timestamptz + make_interval(mins => n), now(), n, 1,
       case when n < ${QUOTES} - 8 or n = ${QUOTES} and l.id % 2 = 0 then 100 * (1 + n % 2) else 50 end
     from listings l, generate_series(1, ${QUOTES}) n`,
    `insert into latest_quotes (listing_id, observed_at, source_id, price)
     select listing_id, observed_at, source_id, price from quotes where run_id = ${RUN}`,
  ])
    await database.dataSource.query(sql);
});

afterAll(() => database.drop());

it.each([
  ['jumps', PRICE_JUMPS],
  ['standstills', STALE_PRICES],
  ['disagreements', PRICE_AGREEMENT],
])(
  'the check for %s does work in proportion to the listings, with statistics and without',
  async (_, sql) => {
    const check = () => rowsHandled(database.dataSource, sql, [RUN, 1, []]);
    const bound = 20 * LISTINGS * QUOTES;
    expect(await check()).toBeLessThan(bound);
    await database.dataSource.query('analyze');
    expect(await check()).toBeLessThan(bound);
  },
);
