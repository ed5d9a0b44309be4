import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

let sandbox: Sandbox;
let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0 });
  database = await createTestDatabase();
  const settings = { SOURCES: 'exchanges', EXCHANGES: 'binance', SCHEDULE_EXCHANGES: 'off' };
  const env = { ...QUIET, ...sandbox.env, DATABASE_URL: database.url, ...settings };
  app = await startContext(database.url, undefined, parseConfig(env));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await sandbox.close();
});

it('the rejection of an unreadable price is superseded by the next list without it', async () => {
  const rejections = () =>
    database.dataSource.query('select external_id, code, status from rejections order by id');
  const odd = { external_id: 'binance:ticker#1', code: 'unreadable_ticker' };
  const body = '[null,{"symbol":"BTCUSDT","lastPrice":"6","quoteVolume":"5"}]';
  sandbox.fault('/exchanges/api.binance.com/api/v3/ticker/24hr', { body, times: 1 });
  expect(await runToEnd(app, 'exchanges')).toMatchObject({ rejected: '1', stored: '1' });
  expect(await rejections()).toEqual([{ ...odd, status: 'open' }]);
  expect(await runToEnd(app, 'exchanges')).toMatchObject({ rejected: '0' });
  expect(await rejections()).toEqual([{ ...odd, status: 'superseded' }]);
});
