import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

let sandbox: Sandbox;
let database: TestDatabase;
let app: INestApplicationContext;

const exchanges = () => {
  const settings = { SOURCES: 'exchanges', EXCHANGES: 'binance', SCHEDULE_EXCHANGES: 'off' };
  const env = { ...QUIET, ...sandbox.env, DATABASE_URL: database.url, ...settings };
  return startContext(database.url, undefined, parseConfig(env));
};
const rejections = () =>
  database.dataSource.query('select external_id, code, status from rejections order by id');

beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0 });
  database = await createTestDatabase();
  app = await exchanges();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await sandbox.close();
});

it('the rejection of an unreadable price is superseded by the next list without it', async () => {
  const odd = { external_id: 'binance:ticker#1', code: 'unreadable_ticker' };
  const body = '[null,{"symbol":"BTCUSDT","lastPrice":"6","quoteVolume":"5"}]';
  sandbox.fault('/exchanges/api.binance.com/api/v3/ticker/24hr', { body, times: 1 });
  expect(await runToEnd(app, 'exchanges')).toMatchObject({ rejected: '1', stored: '1' });
  expect(await rejections()).toEqual([{ ...odd, status: 'open' }]);
  expect(await runToEnd(app, 'exchanges')).toMatchObject({ rejected: '0' });
  expect(await rejections()).toEqual([{ ...odd, status: 'superseded' }]);
});

it('that of an unreadable market is superseded once the markets are read again', async () => {
  await database.dataSource.query('truncate rejections');
  const path = '/exchanges/api.binance.com/api/v3/exchangeInfo';
  const info = (await (await fetch(sandbox.url + path)).json()) as { symbols: unknown[] };
  const body = JSON.stringify({ ...info, symbols: [null, ...info.symbols] });
  const odd = { external_id: 'binance:market#1', code: 'unreadable_market' };
  const anew = async () => {
    await app.close();
    app = await exchanges();
    await runToEnd(app, 'exchanges');
  };
  sandbox.fault(path, { body, times: 1 });
  await anew();
  expect(await rejections()).toEqual([{ ...odd, status: 'open' }]);
  // Meanwhile, the markets are kept.
  await runToEnd(app, 'exchanges');
  expect(await rejections()).toEqual([{ ...odd, status: 'open' }]);
  await anew();
  expect(await rejections()).toEqual([{ ...odd, status: 'superseded' }]);
});
