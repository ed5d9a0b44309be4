import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { useCsvWorker } from '../support/use-csv-worker.js';

// One file after the other, by name.
const csv = useCsvWorker({ WORKER_CONCURRENCY: 1 });
const { query, run } = csv;

/** A file that was last written to in that minute. */
async function write(name: string, minute: number, rows: string) {
  await writeFile(join(csv.folder, name), `symbol,price,date\n${rows}`);
  const at = new Date(Date.UTC(2026, 0, 1, 0, minute));
  await utimes(join(csv.folder, name), at, at);
}
const prices = async (table = 'quotes') => {
  const rows = await query<{ said: string }>(
    `select symbol || ' ' || price || ' ' || to_char(observed_at at time zone 'UTC', 'MM-DD') as said
     from ${table} q join listings l on l.id = q.listing_id order by 1`,
  );
  return rows.map(({ said }) => said);
};

describe('of two files with different prices for the same coin and time', () => {
  it.each([
    ['the one modified later', { 'a.csv': 2, 'b.csv': 1 }, 'BTC 1 01-01'],
    ['the one modified later', { 'a.csv': 1, 'b.csv': 2 }, 'BTC 2 01-01'],
    ['the one with the later name, if both were modified at once', { 'a.csv': 1, 'b.csv': 1 }, 'BTC 2 01-01'],
  ])('%s wins: %j', async (_, modified, expected) => {
    await write('a.csv', modified['a.csv'], 'BTC,1,2026-01-01\n');
    await write('b.csv', modified['b.csv'], 'BTC,2,2026-01-01\n');
    await run();
    expect(await prices()).toEqual([expected]);
    expect(await prices('latest_quotes')).toEqual([expected]);
    const [other] = ['BTC 1 01-01', 'BTC 2 01-01'].filter((one) => one !== expected);
    expect(await prices('quote_rivals')).toEqual([other]);
  });

  it('the file with the earlier profile wins, whenever it was modified', async () => {
    const profiles = join(csv.folder, 'profiles.yaml');
    await writeFile(profiles, "- files: 'good-*.csv'\n- files: '*.csv'\n");
    await write('good-prices.csv', 1, 'BTC,1,2026-01-01\n');
    await write('other.csv', 2, 'BTC,2,2026-01-01\n');
    await run({ CSV_PROFILES: profiles });
    expect(await prices()).toEqual(['BTC 1 01-01']);
  });

  it('the winning file still wins after the other was read again with other rules', async () => {
    await write('a.csv', 1, 'BTC,1,03/04/2026\nETH,1,2026-01-01\n');
    await write('b.csv', 2, 'ETH,2,2026-01-01\n');
    await run();
    await run({ CSV_DATE_ORDER: 'mdy' });
    expect(await prices()).toEqual(['BTC 1 03-04', 'ETH 2 01-01']);
  });
});

it('a value withdrawn by a corrected reading is replaced by that of another file', async () => {
  await write('a.csv', 1, 'BTC,1,2026-04-03\n');
  await write('b.csv', 2, 'BTC,2,03/04/2026\n');
  await run();
  expect(await prices()).toEqual(['BTC 2 04-03']);
  await run({ CSV_DATE_ORDER: 'mdy' });
  expect(await prices()).toEqual(['BTC 1 04-03', 'BTC 2 03-04']);
  expect(await prices('quote_rivals')).toEqual([]);
});

describe('a row that was removed from its file', () => {
  const remove = async (config: Partial<Config>) => {
    await write('a.csv', 1, 'BTC,1,2026-01-01\n');
    await write('b.csv', 2, 'BTC,2,2026-01-01\nETH,2,2026-01-01\nLTC,2,2026-01-01\n');
    await run(config);
    await write('b.csv', 3, 'LTC,3,2026-01-01\n');
    await run(config);
  };

  it('is kept', async () => {
    await remove({});
    expect(await prices()).toEqual(['BTC 2 01-01', 'ETH 2 01-01', 'LTC 3 01-01']);
  });

  it('is withdrawn with CSV_REMOVED=withdraw, and replaced by the value of another file', async () => {
    await remove({ CSV_REMOVED: 'withdraw' });
    expect(await prices()).toEqual(['BTC 1 01-01', 'LTC 3 01-01']);
    expect(await prices('latest_quotes')).toEqual(['BTC 1 01-01', 'LTC 3 01-01']);
    expect(await prices('quote_versions')).toEqual([
      'BTC 1 01-01',
      'BTC 2 01-01',
      'ETH 2 01-01',
      'LTC 2 01-01',
    ]);
  });
});

describe('a file that was removed', () => {
  const remove = async (config: Partial<Config>) => {
    await write('a.csv', 1, 'BTC,1,2026-01-01\nETH,1,2026-01-01\n');
    await write('b.csv', 2, 'BTC,2,2026-01-01\nETH,1,2026-01-01\nLTC,2,2026-01-01\n');
    await run(config);
    await rm(join(csv.folder, 'b.csv'));
    await run(config);
  };

  it('is kept', async () => {
    await remove({});
    expect(await prices()).toEqual(['BTC 2 01-01', 'ETH 1 01-01', 'LTC 2 01-01']);
  });

  it('is withdrawn with CSV_REMOVED=withdraw, replaced by values of another file, and read again once it is back', async () => {
    await remove({ CSV_REMOVED: 'withdraw' });
    expect(await prices()).toEqual(['BTC 1 01-01', 'ETH 1 01-01']);
    await write('b.csv', 2, 'BTC,2,2026-01-01\nETH,1,2026-01-01\nLTC,2,2026-01-01\n');
    await run({ CSV_REMOVED: 'withdraw' });
    expect(await prices()).toEqual(['BTC 2 01-01', 'ETH 1 01-01', 'LTC 2 01-01']);
    expect(await run({ CSV_REMOVED: 'withdraw' })).toMatchObject({ fetched: '0', partitionsUnchanged: 2 });
  });
});

it('a value that a file no longer contains does not replace another', async () => {
  await write('a.csv', 1, 'BTC,1,2026-01-01\nETH,1,2026-01-01\n');
  await write('b.csv', 2, 'BTC,2,2026-01-01\n');
  await run();
  await write('a.csv', 1, 'ETH,1,2026-01-01\nXRP,10,2026-01-01\n');
  await run();
  await rm(join(csv.folder, 'b.csv'));
  await run({ CSV_REMOVED: 'withdraw' });
  expect(await prices()).toEqual(['ETH 1 01-01', 'XRP 10 01-01']);
});

it('candles follow the same rules', async () => {
  const candles = async (table: string) =>
    (await query<{ close: string }>(`select close from ${table} order by opened_at`)).map(
      ({ close }) => close,
    );
  const rows = (close: number) =>
    `BTC,2026-01-01,1,9,1,${close}\nBTC,2026-01-02,1,9,1,${close}\nBTC,2026-01-03,1,9,1,${close}\n`;
  const file = async (name: string, minute: number, close: number) => {
    await write(name, minute, '');
    await writeFile(join(csv.folder, name), `symbol,date,open,high,low,close\n${rows(close)}`);
    await utimes(join(csv.folder, name), minute * 60, minute * 60);
  };
  const CSV_PROFILES = join(csv.folder, 'profiles.yaml');
  const columns = 'symbol: symbol, date: date, open: open, high: high, low: low, close: close';
  const profile = `- files: '*.csv'\n  kind: candle\n  columns: { ${columns} }\n  constants: { interval: 1d }\n`;
  await writeFile(CSV_PROFILES, profile);
  await file('a.csv', 2, 5);
  await file('b.csv', 1, 6);
  await run({ CSV_PROFILES });
  expect([await candles('candles'), await candles('candle_rivals')]).toEqual([
    ['5', '5', '5'],
    ['6', '6', '6'],
  ]);
  await rm(join(csv.folder, 'a.csv'));
  await run({ CSV_PROFILES, CSV_REMOVED: 'withdraw' });
  expect([await candles('candles'), await candles('candle_rivals')]).toEqual([['6', '6', '6'], []]);
});
