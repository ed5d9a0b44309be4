import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../../src/config/config.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

let database: TestDatabase;
let folder: string;
let app: INestApplicationContext | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kasparro-corrected-'));
  database = await createTestDatabase();
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  await database.drop();
  await rm(folder, { recursive: true });
});

async function run(config: Partial<Config> = {}) {
  await app?.close();
  app = await startContext(database.url, undefined, { SOURCES: ['csv'], CSV_PATH: folder, ...config });
  return runToEnd(app, 'csv');
}

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const days = (table: string) =>
  query(`select to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as n
    from ${table} group by 1 order by 1`);

it('a file that proves its date order late is read again, and its wrong dates are withdrawn', async () => {
  const note = 'x'.repeat(300);
  const ambiguous = Array.from({ length: 1000 }, (_, index) => `C${index},1,01/02/2026,${note}\n`);
  const path = join(folder, 'a.csv');
  await writeFile(path, `symbol,price,date,note\n${ambiguous.join('')}`);
  expect(await run({ CSV_PAGE_ROWS: 400 })).toMatchObject({ status: 'succeeded', stored: '1000' });
  expect(await days('quotes')).toEqual([{ day: '2026-02-01', n: 1000 }]);
  await appendFile(path, 'LAST,1,01/25/2026,y\n');
  expect(await run({ CSV_PAGE_ROWS: 400 })).toMatchObject({
    status: 'succeeded',
    stored: '1001',
    rejected: '0',
  });
  expect(await days('quotes')).toEqual([
    { day: '2026-01-02', n: 1000 },
    { day: '2026-01-25', n: 1 },
  ]);
  expect(await days('latest_quotes')).toEqual(await days('quotes'));
  expect(await days('quote_versions')).toEqual([{ day: '2026-02-01', n: 1000 }]);
  expect(await query('select distinct superseded_by from quote_versions')).toHaveLength(1);
  expect(await run({ CSV_PAGE_ROWS: 400 })).toMatchObject({ fetched: '0', partitionsUnchanged: 1 });
});

it('a file is read again if a setting changed that its values depend on', async () => {
  await writeFile(join(folder, 'a.csv'), 'symbol,price,date\nA,1,03/04/2026\nB,2,05/06/2026\n');
  await writeFile(join(folder, 'iso.csv'), 'symbol,price,date\nC,1,2026-03-04T00:00:00Z\n');
  await run();
  expect(await run({ CSV_DATE_ORDER: 'mdy' })).toMatchObject({ fetched: '2', stored: '2' });
  const corrected = [
    { day: '2026-03-04', n: 2 },
    { day: '2026-05-06', n: 1 },
  ];
  expect(await days('quotes')).toEqual(corrected);
  expect(await run({ CSV_DATE_ORDER: 'mdy' })).toMatchObject({ fetched: '0', partitionsUnchanged: 2 });
});

it('half a last line that was stored gives way to what stood before once it has grown', async () => {
  const prices = () =>
    query('select symbol, price::text from quotes q join listings l on l.id = q.listing_id order by 1');
  const half = join(folder, 'b.csv');
  await writeFile(join(folder, 'a.csv'), 'price,date,symbol\n1234.5,2026-01-01,BT\n');
  await run();
  await writeFile(half, 'price,date,symbol\n12,2026-01-01,BT');
  await run();
  expect(await prices()).toEqual([{ symbol: 'BT', price: '12' }]);
  await appendFile(half, 'C\n');
  await run();
  expect(await prices()).toEqual([
    { symbol: 'BT', price: '1234.5' },
    { symbol: 'BTC', price: '12' },
  ]);
  expect(await query('select price::text from latest_quotes order by 1')).toEqual([
    { price: '12' },
    { price: '1234.5' },
  ]);
});
