import type { INestApplicationContext } from '@nestjs/common';
import { gzipSync } from 'node:zlib';
import { zip } from '../../sandbox/zip.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startOwnSources } from '../support/own-sources.js';
import { runToEnd } from '../support/run-to-end.js';

const kline = (day: number) =>
  `${Date.UTC(2024, 0, day)},1.10,3,1,2.${day},10,${Date.UTC(2024, 0, day + 1) - 1},20,5,1,2,0\n`;
const PRICES = 'date,symbol,price\n2024-01-01,BTC,1.10\n';

let prices = PRICES;
let own: Awaited<ReturnType<typeof startOwnSources>>;
let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  const definitions = {
    daily_file: 'kind: csv\nbase_url: {url}\npath: /prices.csv\n',
    bundle: 'kind: csv\nbase_url: {url}\npath: /bundle.zip\n',
    archive:
      'kind: csv\nbase_url: {url}\npath: /archive/{partition}-1d-{date}.zip\npartitions: [BTCUSDT]\ndates: { step: year, since: "2024" }\ncsv: { preset: binance-klines }\n',
  };
  const apis = {
    'prices.csv': (_url: URL, { headers }: { headers: Record<string, string | string[] | undefined> }) => {
      const etag = `"${prices.length}"`;
      if (headers['if-none-match'] === etag) return { status: 304, body: '' };
      return {
        headers: { etag, 'content-type': 'text/csv' },
        body: prices.startsWith('date') ? gzipSync(prices) : prices,
      };
    },
    'bundle.zip': () => zip({ 'btc.csv': PRICES, 'more/eth.csv': PRICES.replace('BTC', 'ETH') }),
    archive: ({ pathname }: URL) =>
      pathname.endsWith('2024.zip')
        ? zip({
            'README.txt': 'One candle a row',
            '__MACOSX/._BTCUSDT-1d-2024.csv': '\0',
            'BTCUSDT-1d-2024.csv': kline(1) + kline(2),
          })
        : { status: 404, body: 'no such key' },
  };
  own = await startOwnSources(apis, definitions);
  database = await createTestDatabase();
  const env = {
    ...QUIET,
    DATABASE_URL: database.url,
    SOURCES: 'daily_file,archive,bundle',
    SOURCES_DIR: own.folder,
    PRIVATE_ADDRESSES: 'allow',
    HTTP_RETRIES: '0',
  };
  app = await startContext(database.url, undefined, parseConfig(env));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await own.close();
});

const quotes = () =>
  database.dataSource.query('select observed_at::date::text as day, price from quotes order by 1');

it('reads a compressed file, fetches it again only if it changed, and continues where it grew', async () => {
  expect(await runToEnd(app, 'daily_file')).toMatchObject({ status: 'succeeded', stored: '1' });
  expect(await runToEnd(app, 'daily_file')).toMatchObject({ status: 'succeeded', fetched: '0' });
  prices += '2024-01-02,BTC,1.20\n';
  expect(await runToEnd(app, 'daily_file')).toMatchObject({ status: 'succeeded' });
  expect(await quotes()).toEqual([
    { day: '2024-01-01', price: '1.10' },
    { day: '2024-01-02', price: '1.20' },
  ]);
});

it.each(['<!doctype html><title>Sign in</title>', '\ufeff{"error":"no such file"}'])(
  'does not accept %s as a file, and keeps the data read before',
  async (body) => {
    const before = await quotes();
    prices = body;
    const run = await runToEnd(app, 'daily_file');
    expect(run).toMatchObject({ status: 'failed', errorCode: 'unexpected_body' });
    expect(run.errorMessage).toContain('/prices.csv: expected CSV, got');
    expect(await quotes()).toEqual(before);
  },
);

it('reads archives, skips missing files, and does not request final files again', async () => {
  expect(await runToEnd(app, 'archive')).toMatchObject({ status: 'succeeded', stored: '2' });
  const asked = own.requests.length;
  expect((await runToEnd(app, 'archive')).status).toBe('succeeded');
  expect(own.requests).toHaveLength(asked);
  const candles = await database.dataSource.query(
    'select "interval", open, close, symbol, currency from candles join listings l on l.id = listing_id order by opened_at',
  );
  expect(candles).toEqual([
    { interval: '1d', open: '1.10', close: '2.1', symbol: 'BTC', currency: 'USDT' },
    { interval: '1d', open: '1.10', close: '2.2', symbol: 'BTC', currency: 'USDT' },
  ]);
});

it('reads none of several files in an archive, and names them', async () => {
  expect(await runToEnd(app, 'bundle')).toMatchObject({
    status: 'failed',
    stored: '0',
    errorCode: 'broken_zip',
    errorMessage: 'bundle.csv: expected one CSV file in the archive, got 2: btc.csv, more/eth.csv',
  });
});
