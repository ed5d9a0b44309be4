import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useCsvWorker } from '../support/use-csv-worker.js';

const csv = useCsvWorker();
const { query, run } = csv;

const days = (table: string) =>
  query(`select to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as n
    from ${table} group by 1 order by 1`);

it('a file that proves its date order late is read again, and its wrong dates are withdrawn', async () => {
  const note = 'x'.repeat(300);
  const ambiguous = Array.from({ length: 1000 }, (_, index) => `C${index},1,01/02/2026,${note}\n`);
  const path = join(csv.folder, 'a.csv');
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
  await writeFile(join(csv.folder, 'a.csv'), 'symbol,price,date\nA,1,03/04/2026\nB,2,05/06/2026\n');
  await writeFile(join(csv.folder, 'iso.csv'), 'symbol,price,date\nC,1,2026-03-04T00:00:00Z\n');
  await run();
  expect(await run({ CSV_DATE_ORDER: 'mdy' })).toMatchObject({ fetched: '2', stored: '2' });
  const corrected = [
    { day: '2026-03-04', n: 2 },
    { day: '2026-05-06', n: 1 },
  ];
  expect(await days('quotes')).toEqual(corrected);
  expect(await run({ CSV_DATE_ORDER: 'mdy' })).toMatchObject({ fetched: '0', partitionsUnchanged: 2 });
});

it('a stored half of a last line is replaced by the earlier value once the line has grown', async () => {
  const prices = () =>
    query('select symbol, price::text from quotes q join listings l on l.id = q.listing_id order by 1');
  const half = join(csv.folder, 'b.csv');
  await writeFile(join(csv.folder, 'a.csv'), 'price,date,symbol\n1234.5,2026-01-01,BT\n');
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

it('a file written in pieces, cut anywhere, yields the same data as the complete file', async () => {
  const pieces = [
    'symbol,price,date,note\r\nBT,12,2026-01-01,x\r',
    '\n ,,',
    ',\r\nBTC,99.5,2026-01-01,"two\r\nlines, BTCC,1,2026-01-01',
    '"\r\nETH,5,2026-01-02,"a ""b"',
    '" c"\r\nLT',
    'C,7,2026-01-03,\r\n',
  ];
  const stored = async () => ({
    lines: await query(
      'select line::int, payload from raw_csv_data where file_id = (select max(file_id) from raw_csv_data) order by 1',
    ),
    quotes: await query(
      'select symbol, price::text from quotes q join listings l on l.id = q.listing_id order by 1',
    ),
    open: await query(`select external_id from rejections where status = 'open'`),
  });
  const path = join(csv.folder, 'a.csv');
  for (const piece of pieces) {
    await appendFile(path, piece);
    await run();
  }
  const grown = await stored();
  expect(grown.quotes).toEqual([
    { symbol: 'BT', price: '12' },
    { symbol: 'BTC', price: '99.5' },
    { symbol: 'ETH', price: '5' },
    { symbol: 'LTC', price: '7' },
  ]);
  expect(grown.open).toEqual([]);
  await rm(path);
  await writeFile(join(csv.folder, 'b.csv'), pieces.join(''));
  await run();
  expect(await stored()).toEqual(grown);
});
