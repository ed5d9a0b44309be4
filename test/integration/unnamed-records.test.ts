import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startOwnSources } from '../support/own-sources.js';
import { runToEnd } from '../support/run-to-end.js';

const GOOD = '{"id":"a","price":1,"title":"One","url":"https://news.example/1"}';
const COINS = 'currency: USD\nquote: { id: id, price: price }\n';
const NEWS = 'article: { id: id, title: title, url: url }\n';
const PATHS = { coingecko: '/api/v3/coins/markets', coinpaprika: '/v1/tickers' };

let listed: string;
let own: Awaited<ReturnType<typeof startOwnSources>>;
let sandbox: Sandbox;
let database: TestDatabase;
let app: INestApplicationContext;

const rejections = (source: string) =>
  database.dataSource.query(
    'select external_id, status from rejections where external_id like $2 and source_id = (select id from sources where name = $1)',
    [source, '#%'],
  );

beforeAll(async () => {
  const definition = (kind: string) => `base_url: {url}\npath: /list\n${kind}`;
  const definitions = { own_coins: definition(COINS), own_news: definition(NEWS) };
  own = await startOwnSources({ list: () => listed }, definitions);
  sandbox = await startSandbox({ tick: 0 });
  database = await createTestDatabase();
  const env = {
    ...QUIET,
    ...sandbox.env,
    DATABASE_URL: database.url,
    SOURCES: ['coingecko', 'coinpaprika', ...Object.keys(definitions)].join(),
    SOURCES_DIR: own.folder,
    PRIVATE_ADDRESSES: 'allow',
  };
  app = await startContext(database.url, undefined, parseConfig(env));
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await sandbox.close();
  await own.close();
});

it.each(Object.entries(PATHS))(
  'the rejection of a record without id of %s is superseded by the next complete list without it',
  async (source, path) => {
    sandbox.fault(path, { body: '[{"name":"No id"}]', times: 1 });
    await runToEnd(app, source);
    expect(await rejections(source)).toEqual([{ external_id: '#0', status: 'open' }]);
    await runToEnd(app, source);
    expect(await rejections(source)).toEqual([{ external_id: '#0', status: 'superseded' }]);
  },
);

it.each([
  { source: 'own_coins', then: 'superseded' },
  // A list of news contains only the latest: the record may never have been received again.
  { source: 'own_news', then: 'open' },
])('that of a record of $source is $then', async ({ source, then }) => {
  listed = `[${GOOD},{"price":2}]`;
  expect(await runToEnd(app, source)).toMatchObject({ stored: '1', rejected: '1' });
  expect(await rejections(source)).toEqual([{ external_id: '#1', status: 'open' }]);
  listed = `[${GOOD}]`;
  expect(await runToEnd(app, source)).toMatchObject({ status: 'succeeded', rejected: '0' });
  expect(await rejections(source)).toEqual([{ external_id: '#1', status: then }]);
});
