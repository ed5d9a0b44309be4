import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import type { Run } from '../../src/runs/run.entity.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Api, startOwnSources } from '../support/own-sources.js';
import { runToEnd } from '../support/run-to-end.js';

const COINS = 40;
const KEY = 'an-admin-key';
/** What the API calls its prices. */
let priceField = 'price';

const page = (from: number, to: number, field = 'price') =>
  `[${Array.from({ length: to - from }, (_, index) => from + index)
    .map((id) => `{"id":"c${id}","name":"Coin ${id}","${field}":${id}12.00000000000000000${id}}`)
    .join()}]`;
const apis: Record<string, Api> = {
  metered: ({ searchParams }) => {
    const at = Number(searchParams.get('at'));
    return page(at + 1, Math.min(at + 3, 11));
  },
  renamed: () => page(1, COINS + 1, priceField),
  cents: () => page(1, COINS + 1),
  index: () => '[{"value":40,"at":1700000000}]',
  rates: () => '{"date":"2023-11-14","rates":{"USD":1.25,"CHF":0.5,"JPYX":1}}',
};
const COIN =
  'currency: USD\nquote: { id: id, name: name, price: price, observed_at: { value: "2023-11-14T12:00:00Z" } }\n';
const definitions = {
  metered: `base_url: {url}/metered\npagination: { kind: offset, parameter: at, size: 2 }\nlimits: { per_month: 3 }\n${COIN}`,
  renamed: `base_url: {url}/renamed\n${COIN}`,
  cents: `base_url: {url}/cents\n${COIN}`,
  index:
    'base_url: {url}/index\ncurrency: XXX\nquote: { id: { value: fear }, name: { value: Fear }, price: value, observed_at: { path: at, date: unix } }\n',
  rates:
    "base_url: {url}/rates\nrecords: /rates\nrate: { currency: $key, day: { path: $reply/date, date: yyyy-MM-dd }, per_euro: '@' }\n",
};

let own: Awaited<ReturnType<typeof startOwnSources>>;
let database: TestDatabase;
let service: Service;

const start = () =>
  startService({
    ...QUIET,
    ...{ ROLE: 'all', HOST: '127.0.0.1', PORT: '0', RATE_LIMIT: '0', ADMIN_API_KEY: KEY },
    ...{ DATABASE_URL: database.url, SOURCES: Object.keys(definitions).join(), SOURCES_DIR: own.folder },
    ...{ PRIVATE_ADDRESSES: 'allow', HTTP_RETRIES: '0' },
    // Too short to wait for the next month, even on its last day.
    RUN_TIME_BUDGET: '60',
  });
beforeAll(async () => {
  own = await startOwnSources(apis, definitions);
  database = await createTestDatabase();
  service = await start();
});
afterAll(async () => {
  await service.stop();
  await database.drop();
  await own.close();
});

// oxlint-disable-next-line typescript/no-explicit-any -- JSON
type Json = any;
const get = async (path: string): Promise<Json> => (await fetch(service.url + path)).json();
const post = async (path: string, body: object): Promise<Json> => {
  const headers = { 'content-type': 'application/json', 'x-api-key': KEY };
  const reply = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return reply.json();
};
const run = (source: string): Promise<Run> => runToEnd(service.app, source);
const ended = async (id: number): Promise<Json> => {
  for (;;) {
    const found = await get(`/runs/${id}`);
    if (found.finished_at) return found;
    await database.dataSource.query('select pg_sleep(0.02)');
  }
};
const callsOf = (name: string) => own.requests.filter(({ url }) => url!.startsWith(`/${name}`)).length;

it('observes its limits, and continues where they stopped it', async () => {
  expect(await run('metered')).toMatchObject({ status: 'interrupted', pages: 3, stored: '6' });
  expect(await run('metered')).toMatchObject({ status: 'interrupted', pages: 0 });
  expect(callsOf('metered')).toBe(3);
  await database.dataSource.query(`update call_budgets set month_calls = 0 where name = 'metered'`);
  expect(await run('metered')).toMatchObject({ status: 'succeeded', pages: 3, stored: '4' });
});

it('notices a renamed field, rejects records without it, and reads all once the new name is accepted', async () => {
  expect(await run('renamed')).toMatchObject({ status: 'succeeded', stored: String(COINS) });
  priceField = 'price_usd';
  expect(await run('renamed')).toMatchObject({ status: 'failed' });
  const { data } = await get('/drift?source=renamed');
  expect(data).toMatchObject([{ kind: 'renamed', path: 'price' }]);
  await post(`/drift/${data[0].id}/accept`, {});
  expect(await run('renamed')).toMatchObject({ status: 'succeeded', rejected: '0' });
});

it('has the lineage of each quote, with the payload as it arrived', async () => {
  await run('cents');
  const { data } = await get('/data?source=cents&limit=1&sort=price_usd&order=asc');
  const lineage = await fetch(`${service.url}/data/${data[0].id}/lineage`);
  const text = await lineage.text();
  expect(text).toContain('{"id":"c1","name":"Coin 1","price":112.000000000000000001}');
  expect(JSON.parse(text)).toMatchObject({
    source: 'cents',
    external_id: 'c1',
    raw: { table: 'raw_api_data', partition: 'all' },
  });
});

it('replays stored payloads with a corrected mapping, without a call', async () => {
  const before = callsOf('cents');
  await own.write('cents', definitions.cents.replace('price: price', 'price: { path: price, divide: 100 }'));
  await service.stop();
  service = await start();
  const { id } = await post('/sources/cents/replay', {});
  expect(await ended(id)).toMatchObject({ status: 'succeeded', updated: COINS, rejected: 0 });
  expect(callsOf('cents')).toBe(before);
  const { data } = await get('/data?source=cents&limit=1&sort=price_usd&order=asc&numbers=string');
  expect(data[0].price).toBe('1.12000000000000000001');
});

it('stores an index as a series that is not a coin, and exchange rates for conversions', async () => {
  expect(await run('index')).toMatchObject({ status: 'succeeded', stored: '1' });
  expect(await run('rates')).toMatchObject({ status: 'succeeded', stored: '2', rejected: '1' });
  await service.app.get(ResolverTrigger).idle();
  expect((await get('/data?source=index')).data).toMatchObject([
    { currency: 'XXX', price: 40, price_usd: null, asset: null },
  ]);
  expect((await get('/assets?source=index')).data).toEqual([]);
  expect((await get('/assets?q=euro')).data).toEqual([]);
  expect((await get('/assets?source=cents')).metadata.total).toBe(COINS);
  expect((await get('/health')).status).toBe('ok');
  const { data } = await get(
    '/data?source=cents&limit=1&sort=price_usd&order=asc&convert=CHF&numbers=string',
  );
  expect(data[0].conversion).toMatchObject({ currency: 'CHF', price: '0.448' });
});
