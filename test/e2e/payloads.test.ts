import type { INestApplicationContext } from '@nestjs/common';
import { parseJson } from '../../src/domain/json.js';
import { RejectionReplayService } from '../../src/ingestion/replay/rejection-replay.service.js';
import { startContext } from '../support/app.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';
import { answer, startUpstream, type Upstream } from '../support/upstream.js';
import { emptyTables } from '../support/empty-database.js';

let api: Api;
let server: Upstream;
let worker: INestApplicationContext;
let body: string | Buffer;
/** The upstream's content type, if any. */
let type: string | undefined;

beforeAll(async () => {
  api = await startApi({ SOURCES: 'coinpaprika,rss' });
  server = await startUpstream((request, response) =>
    answer(200, body, type ? { 'content-type': type } : {})(request, response),
  );
  worker = await startContext(api.url, undefined, {
    SOURCES: ['coinpaprika', 'rss'],
    COINPAPRIKA_BASE_URL: server.url,
    RSS_FEEDS: [`${server.url}/feed.json`],
    CONTRACT_SWEEP_HOURS: 0,
    PRIVATE_ADDRESSES: 'allow',
  });
});
afterAll(async () => {
  await worker.close();
  await server.close();
  await api.stop();
});
const TABLES = [
  'quotes',
  'quote_versions',
  'articles',
  'latest_quotes',
  'rejections',
  'raw_api_data',
  'raw_third_source_data',
  'checkpoints',
  'call_budgets',
];
beforeEach(async () => {
  type = undefined;
  await emptyTables(api.dataSource, ...TABLES);
});

/** A coin as no program of ours would write it. */
const coin = (id: string, more = '', price = '1.0e2') =>
  `{ "symbol":"\\u0041B",\t"id" : "${id}", "name":"A \\/ \\u0000B \\ud800"${more}, "rank":1, "10":1, "2":-0,\r\n` +
  ` "total_supply":1.0, "max_supply":1E+2, "last_updated":"2026-01-01T00:00:00Z", "__proto__":{"a":1},` +
  ` "quotes":{"USD":{"price":${price}, "volume_24h":null, "market_cap":1.10, "percent_change_24h":0.000}}}`;
/** The same with a name that can be stored. */
const good = (id: string, more = '', price?: string) =>
  coin(id, more, price).replace(' \\u0000B \\ud800', ' \\u00e9');
const run = (source = 'coinpaprika') => runToEnd(worker, source);
const query = <T>(sql: string) => api.dataSource.query<T[]>(sql);
const texts = async (table: string) =>
  (await query<{ text: string }>(`select payload::text as text from ${table} order by id`)).map(
    ({ text }) => text,
  );
const rejections = () =>
  query<{ id: number; external_id: string; code: string; reasons: { path: string }[] }>(
    'select id::int, external_id, code, reasons from rejections order by id',
  );

describe('a payload', () => {
  it('is stored, hashed and returned byte for byte as in the reply', async () => {
    body = `\ufeff[ ${good('a')}\n,${good('b')} ]`;
    expect(await run()).toMatchObject({ status: 'succeeded', stored: '2', rejected: '0' });
    expect((await texts('raw_api_data')).toSorted()).toEqual([good('a'), good('b')]);
    const { json } = await api.get('/data?source=coinpaprika&limit=1');
    const item = json.data[0] as { id: string; external_id: string };
    const lineage = await api.get(`/data/${item.id}/lineage`);
    expect(lineage.text).toContain(`"payload" : ${good(item.external_id)},`);
    expect((await query('select content_hash from raw_api_data where external_id = $$a$$')).length).toBe(1);
  });

  it('that is rejected is stored and returned the same way, including escapes that no text can represent', async () => {
    body = `[${good('a')},${coin('b')}]`;
    expect(await run()).toMatchObject({ stored: '1', rejected: '1' });
    const [rejected] = await rejections();
    expect(rejected!.code).toBe('unstorable_text');
    expect((await api.get(`/rejections/${rejected!.id}`)).text).toContain(`"payload" : ${coin('b')},`);
  });

  it('that is unchanged is not stored again; another spelling is, without changing its quote', async () => {
    body = `[${good('a')}]`;
    await run();
    const before = await query<object>('select * from quotes');
    expect(await run()).toMatchObject({ unchanged: '1' });
    expect(await texts('raw_api_data')).toEqual([good('a')]);
    body = `[${good('a').replace('\\u0041', 'A')}]`;
    expect(await run()).toMatchObject({ unchanged: '1', updated: '0' });
    expect(await texts('raw_api_data')).toEqual([good('a'), good('a').replace('\\u0041', 'A')]);
    expect(await query('select * from quotes')).toEqual([{ ...before[0], raw_id: expect.any(String) }]);
    expect(await query('select * from quote_versions')).toEqual([]);
  });

  it('re-serialised by an older version is stored again as received, without changing its quote', async () => {
    body = `[${JSON.stringify(parseJson(good('a')))}]`;
    await run();
    const before = await query<object>('select * from quotes');
    body = `[${good('a')}]`;
    for (const expected of ['unchanged', 'unchanged'])
      expect(await run()).toMatchObject({ [expected]: '1', stored: '0', updated: '0' });
    expect((await texts('raw_api_data')).length).toBe(2);
    expect(await query('select * from quotes')).toEqual([{ ...before[0], raw_id: expect.any(String) }]);
    expect(await query('select * from quote_versions')).toEqual([]);
  });

  it('yields the same quotes in a replay of the source', async () => {
    body = `[${good('a')},${good('b', '', '12345678901234567890.10')}]`;
    await run();
    const before = await query('select * from quotes order by listing_id');
    const replay = { source: 'coinpaprika', trigger: 'api', mode: 'replay' } as const;
    expect(await (await startRun(worker, replay)).ended).toMatchObject({ status: 'succeeded', updated: '0' });
    expect(await query('select * from quotes order by listing_id')).toEqual(before);
  });
});

describe('a duplicate name', () => {
  it('rejects its record, is reported, and is rejected again when retried', async () => {
    const twice = good('b', ',"name":"B"');
    const deep = good('c').replace('"price"', '"price":7,"price"');
    body = `[${good('a')},${twice},${deep},${good('d')}]`;
    expect(await run()).toMatchObject({ status: 'succeeded', fetched: '4', stored: '2', rejected: '2' });
    expect(await rejections()).toMatchObject([
      { external_id: 'b', code: 'duplicate_key', reasons: [{ path: 'name' }] },
      { external_id: 'c', code: 'duplicate_key', reasons: [{ path: 'quotes.USD.price' }] },
    ]);
    expect(await texts('rejections')).toEqual([twice, deep]);
    const tried = await worker.get(RejectionReplayService).replay({}, { dryRun: false });
    expect(tried).toMatchObject({ matched: 2, passed: 0, failures: { duplicate_key: 2 } });
    expect((await rejections()).map(({ code }) => code)).toEqual(['duplicate_key', 'duplicate_key']);
  });

  it('in the id of a record counts as one id, not both', async () => {
    body = `[${good('a', ',"id":"z"')}]`;
    expect(await run()).toMatchObject({ rejected: '1', stored: '0' });
    expect(await query('select * from raw_api_data')).toEqual([]);
  });
});

describe('a response that is not UTF-8', () => {
  it('fails its page with the position of the bad byte, and never merges two ids', async () => {
    const text = `[${good('caf#')},${good('caf#')}]`;
    const [one, two] = [text.indexOf('#'), text.lastIndexOf('#')];
    body = Buffer.from(text);
    body[one] = 0xe9;
    body[two] = 0xe8;
    type = 'application/json; charset=latin1';
    expect(await run()).toMatchObject({ status: 'failed', fetched: '0' });
    const [partition] = await query<{ error_code: string; error_message: string }>(
      'select error_code, error_message from run_partitions order by run_id desc limit 1',
    );
    expect(partition!.error_code).toBe('bad_encoding');
    expect(partition!.error_message).toContain(`got 0xE9 at byte ${one}`);
    expect(await query('select * from raw_api_data')).toEqual([]);
  });

  it('is accepted in well-formed UTF-16', async () => {
    body = Buffer.from(`[${good('é😀')}]`, 'utf16le');
    expect(await run()).toMatchObject({ status: 'succeeded', stored: '1' });
    expect(await texts('raw_api_data')).toEqual([good('é😀')]);
  });
});

describe('an item of a JSON feed', () => {
  const item = (id: string, more = '') => `{ "title":"\\u0041 \\/ 1.0", "id":${id}${more},  "2":1, "1":1.0 }`;
  const feed = (items: string, more = '') =>
    `{"version":"https://jsonfeed.org/version/1.1"${more},"items":[${items}],"authors":[{"name":"\\u0041"}]}`;

  it('is stored in its own text, and rejected alone if it has a duplicate name', async () => {
    body = feed(`${item('1.0')},${item('"b"', ',"id":"c"')}`);
    expect(await run('rss')).toMatchObject({ status: 'succeeded', stored: '1', rejected: '1' });
    expect(await texts('raw_third_source_data')).toEqual([expect.stringContaining(`"item":${item('1.0')}}`)]);
    expect(await rejections()).toMatchObject([{ code: 'duplicate_key', reasons: [{ path: 'item.id' }] }]);
    expect(await query('select external_id from articles')).toEqual([{ external_id: '1.0' }]);
  });

  it('is not read from a feed with two lists of items', async () => {
    body = feed(item('1'), `,"items":[${item('2')}]`);
    expect(await run('rss')).toMatchObject({ status: 'failed' });
    const [partition] = await query(
      'select error_code, error_message from run_partitions order by run_id desc limit 1',
    );
    expect(partition).toMatchObject({
      error_code: 'broken_feed',
      error_message: expect.stringContaining('"items" appears more than once'),
    });
  });
});
