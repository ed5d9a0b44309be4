import type { INestApplicationContext } from '@nestjs/common';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Api, startOwnSources } from '../support/own-sources.js';
import { runToEnd } from '../support/run-to-end.js';

const HEAD = 'base_url: {url}\n';
const COINS = 'currency: USD\nquote: { id: id, symbol: sym, name: name, price: usd }\n';

const coin = (id: number) =>
  `{"id":"c${id}","sym":"c${id}","name":"Coin ${id}","usd":${id}.00000000000000000${id}}`;
const coins = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => coin(from + index));
/** Twelve coins in pages of five. */
const slice = (from: number) => coins(from, Math.min(from + 5, 12));

let calls = 0;

const apis: Record<string, Api> = {
  pages: ({ searchParams }) => {
    const page = Number(searchParams.get('p'));
    // The second one is short by one.
    return `[${(page === 2 ? slice(5).slice(1) : slice((page - 1) * 5)).join()}]`;
  },
  offsets: ({ searchParams }) =>
    `{"data":{"coins":[${slice(Number(searchParams.get('start'))).join()}]},"total":"12"}`,
  cursors: ({ searchParams }) => {
    const at = Number(searchParams.get('after') ?? 0);
    return `{"items":[${slice(at).join()}],"next":${at + 5 < 12 ? `"${at + 5}"` : 'null'}}`;
  },
  // A page beyond the last one is an error.
  counted: ({ searchParams }) => {
    const page = Number(searchParams.get('p'));
    if (page > 3) return { status: 404, body: '{"error":"no such page"}' };
    return `{"items":[${slice((page - 1) * 5).join()}],"meta":{"pages":3,"more":${page < 3},"cursor":${page + 1}}}`;
  },
  links: ({ searchParams, pathname }) => {
    const at = Number(searchParams.get('at') ?? 0);
    const next = at + 5 < 12 ? `${pathname}?at=${at + 5}&key=${searchParams.get('key')}` : '';
    return {
      headers: { link: next && `<${next}>; rel="next"` },
      body: `{"items":[${slice(at).join()}],"next":"${next}"}`,
    };
  },
  series: () => '[{"day":"2024-11-21","v":"."},{"day":"2024-11-22","v":1.5},{"day":null,"v":[]}]',
  undated: () =>
    '[{"id":"a","v":1,"at":null},{"id":"b","v":2,"at":"0001-01-01T00:00:00Z"},{"id":"c","v":3,"at":"2024-11-21T00:00:00Z"}]',
  listed: () => `[{"code":"a"},{"code":""},{"code":"b"},{"code":"a"},{}]`,
  ticker: ({ pathname }) =>
    pathname.endsWith('twice')
      ? '{"data":{"p":1,"p":2}}'
      : pathname.endsWith('list')
        ? '{"data":[]}'
        : '{"data":{"p":1.10}}',
  members: () => '{"date":"2024-11-25","base":"EUR","rates":{"AUD":1.6111,"USD":1.0495}}',
  candles: ({ pathname }) =>
    `[[1700000000000,"1","3","0.5","2","10.5"],[1700003600000,"2","3","1","2.5","0"]]`.replace(
      '10.5',
      pathname.endsWith('BTC') ? '10.5' : '7',
    ),
  news: ({ searchParams }) =>
    `{"items":[{"id":7,"headline":"<b>Up &amp; away</b>","link":"/a?utm_source=x","tags":["one","two"],"at":1700000000,"since":"${searchParams.get('since')}"}]}`,
  // Beyond the last page, the last page again.
  clamped: ({ searchParams }) => {
    const page = Math.min(Number(searchParams.get('p')), 3);
    return `{"at":${calls++},"items":[${slice((page - 1) * 5).join()}]}`;
  },
  faults: ({ pathname, searchParams }) => {
    if (pathname.endsWith('/in-200'))
      return '{"status":{"error_code":1008,"error_message":"minute limit"},"data":[]}';
    if (pathname.endsWith('/in-map')) return '{"error":"key is invalid"}';
    if (pathname.endsWith('/beyond'))
      return searchParams.get('p') === '1' ? `{"data":[${coin(1)}]}` : '{"data":[],"error":"no such page"}';
    if (pathname.endsWith('/fine'))
      return '{"data":[],"errors":[],"status":{"error_code":0,"error_message":null}}';
    if (pathname.endsWith('/same')) return `{"at":${calls++},"items":[${slice(0).join()}]}`;
    // Each cursor leads to the other.
    if (pathname.endsWith('/circle')) {
      const next = searchParams.get('after') === 'a' ? 'b' : 'a';
      return `{"at":${calls++},"next":"${next}","items":[${slice(next === 'a' ? 0 : 5).join()}]}`;
    }
    if (pathname.endsWith('/endless')) return `[${coin(calls++)}]`;
    if (pathname.endsWith('/blank')) return '';
    if (pathname.endsWith('/away')) return '{"items":[],"next":"http://elsewhere.example/x"}';
    return '<html>maintenance</html>';
  },
  secret: (_url, { headers }) =>
    headers['x-key'] === 'hunter22'
      ? `[${coin(1)}]`
      : { status: 401, body: `{"error":"bad key ${String(headers['x-key'])}"}` },
};

const definitions: Record<string, string> = {
  by_page: `${HEAD}path: /pages\npagination: { kind: page, parameter: p }\n${COINS}`,
  by_offset: `${HEAD}path: /offsets\nrecords: /data/coins\npagination: { kind: offset, parameter: start, size: 5, total: /total }\n${COINS}`,
  by_cursor: `${HEAD}path: /cursors\nrecords: /items\npagination: { kind: cursor, parameter: after, from: /next }\n${COINS}`,
  by_pages: `${HEAD}path: /counted\nrecords: /items\npagination: { kind: page, parameter: p, pages: /meta/pages }\n${COINS}`,
  by_more: `${HEAD}path: /counted\nrecords: /items\npagination: { kind: page, parameter: p, more: /meta/more }\n${COINS}`,
  by_more_cursor: `${HEAD}path: /counted?p=1\nrecords: /items\npagination: { kind: cursor, parameter: p, from: /meta/cursor, more: /meta/more }\n${COINS}`,
  by_next_url: `${HEAD}path: /links\nrecords: /items\npagination: { kind: next_url, from: /next }\nauth: { query: { name: key, value: "\${LINK_KEY}" } }\n${COINS}`,
  by_link: `${HEAD}path: /links\nrecords: /items\npagination: { kind: link_header }\nauth: { query: { name: key, value: "\${LINK_KEY}" } }\n${COINS}`,
  fx_members:
    `${HEAD}path: /members\nrecords: /rates\nquote: { id: $reply/base, currency: $key, price: '', observed_at: { path: $reply/date, date: yyyy-MM-dd } }\n`
      .replace("price: ''", 'price: "@"')
      .replace('id: $reply/base', 'id: { path: $reply/base }'),
  wanted: `${HEAD}path: /series\nwhere: "v != '.'"\ncurrency: USD\nquote: { id: { value: S }, price: v, observed_at: { path: day, date: yyyy-MM-dd } }\n`,
  typed: `${HEAD}path: /series\nwhere: "starts_with(day, '2024-11-22')"\ncurrency: USD\nquote: { id: { value: S }, price: v, observed_at: { path: "join('-', [day, 'x'])", date: yyyy-MM-dd'-x' } }\n`,
  listed: `${HEAD}path: /undated/{partition}\npartitions: { path: /listed, key: code }\ncurrency: USD\nquote: { id: $partition, price: v, observed_at: { path: at, optional: true } }\n`,
  ticker: `${HEAD}path: /ticker/{partition}\npartitions: [one, twice, list]\nrecords: /data\nsingle: true\ncurrency: USD\nquote: { id: $partition, price: p }\n`,
  undated_series: `${HEAD}path: /undated\ncurrency: USD\nquote: { id: { value: S }, price: v, observed_at: at }\n`,
  undated_coins: `${HEAD}path: /undated\ncurrency: USD\nquote: { id: id, price: v, observed_at: at }\n`,
  hourly: `${HEAD}path: /candles/{partition}\npartitions: [{ key: BTC, name: Bitcoin }, { key: ETH, name: Ether }]\ncurrency: USD\ninterval: 60m\ncandle: { id: $partition, name: $partition.name, opened_at: { path: /0, date: unix_ms }, open: /1, high: /2, low: /3, close: /4, volume: { path: /5, divide: 10 } }\n`,
  news: `${HEAD}path: /news\nrecords: /items\nincremental: { from: at, date: unix, parameter: since, as: unix, lookback: 1h, initial: 0 }\narticle: { id: id, title: headline, url: link, categories: tags, published_at: { path: at, date: unix } }\n`,
  error_in_200: `${HEAD}path: /faults/in-200\nrecords: /data\nerror: { from: /status/error_code, ok: [0] }\n${COINS}`,
  implied_error: `${HEAD}path: /faults/in-200\nrecords: /data\n${COINS}`,
  implied_in_map: `${HEAD}path: /faults/in-map\n${COINS}`,
  implied_in_status: `${HEAD}path: /faults/in-200\n${COINS}`,
  beyond: `${HEAD}path: /faults/beyond\nrecords: /data\npagination: { kind: page, parameter: p }\n${COINS}`,
  fine: `${HEAD}path: /faults/fine\nrecords: /data\n${COINS}`,
  by_clamped_page: `${HEAD}path: /clamped\nrecords: /items\npagination: { kind: page, parameter: p }\n${COINS}`,
  same_page: `${HEAD}path: /faults/same\nrecords: /items\npagination: { kind: page, parameter: p }\n${COINS}`,
  circle: `${HEAD}path: /faults/circle\nrecords: /items\npagination: { kind: cursor, parameter: after, from: /next }\n${COINS}`,
  endless: `${HEAD}path: /faults/endless\nmax_pages: 3\npagination: { kind: page, parameter: p }\n${COINS}`,
  away: `${HEAD}path: /faults/away\nrecords: /items\npagination: { kind: next_url, from: /next }\n${COINS}`,
  blank: `${HEAD}path: /faults/blank\n${COINS}`,
  html: `${HEAD}path: /faults/html\n${COINS}`,
  keyed: `${HEAD}path: /secret\nauth: { header: { name: x-key, value: "\${GOOD_KEY}" } }\n${COINS}`,
  badly_keyed: `${HEAD}path: /secret\nauth: { header: { name: x-key, value: "\${BAD_KEY}" } }\n${COINS}`,
};

let own: Awaited<ReturnType<typeof startOwnSources>>;
let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  own = await startOwnSources(apis, definitions);
  database = await createTestDatabase();
  const secrets = { LINK_KEY: 'link-key-1', GOOD_KEY: 'hunter22', BAD_KEY: 'wrong-key-1' };
  const env = {
    ...QUIET,
    ...secrets,
    DATABASE_URL: database.url,
    SOURCES: Object.keys(definitions).join(),
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

const quotes = (source: string) =>
  database.dataSource.query<Record<string, unknown>[]>(
    `select external_id, currency, symbol, name, price, observed_at from quotes q join listings l on l.id = q.listing_id
     where q.source_id = (select id from sources where name = $1) order by observed_at, external_id, currency`,
    [source],
  );
const asked = (path: string) =>
  own.requests.filter(({ url }) => url!.startsWith(path)).map(({ url }) => url!);

describe('a source without code', () => {
  it.each([
    ...['by_page', 'by_offset', 'by_cursor', 'by_next_url', 'by_link'],
    ...['by_pages', 'by_more', 'by_more_cursor', 'by_clamped_page'],
  ])('reads all pages %s, with every digit, also after a short one', async (source) => {
    const found = source === 'by_page' ? 11 : 12;
    expect(await runToEnd(app, source)).toMatchObject({
      status: 'succeeded',
      stored: String(found),
      rejected: '0',
    });
    const stored = await quotes(source);
    expect(stored).toHaveLength(found);
    expect(stored).toContainEqual(
      expect.objectContaining({
        external_id: 'c11',
        symbol: 'C11',
        name: 'Coin 11',
        currency: 'USD',
        price: '11.0000000000000000011',
      }),
    );
  });

  it('stores no secret in its checkpoint, and sends it with every page', async () => {
    expect(asked('/links').every((url) => url.includes('key=link-key-1'))).toBe(true);
    const stored = await database.dataSource.query('select cursor::text from checkpoints');
    expect(JSON.stringify(stored)).not.toContain('link-key-1');
  });

  it('reads the members of an object, and fields of the reply that apply to all of them', async () => {
    expect(await runToEnd(app, 'fx_members')).toMatchObject({ status: 'succeeded', stored: '2' });
    const observed_at = new Date('2024-11-25T00:00:00Z');
    expect(await quotes('fx_members')).toEqual([
      { external_id: 'EUR', currency: 'AUD', symbol: 'EUR', name: 'EUR', price: '1.6111', observed_at },
      { external_id: 'EUR', currency: 'USD', symbol: 'EUR', name: 'EUR', price: '1.0495', observed_at },
    ]);
    const [raw] = await database.dataSource.query<[{ payload: string }]>(
      "select payload::text from raw_api_data where payload->>'key' = 'AUD'",
    );
    expect(JSON.parse(raw.payload)).toEqual({
      record: 1.6111,
      key: 'AUD',
      reply: { '/base': 'EUR', '/date': '2024-11-25' },
    });
  });

  it.each(['wanted', 'typed'])('ignores only unwanted records (%s)', async (source) => {
    expect(await runToEnd(app, source)).toMatchObject({ stored: '1', rejected: '1' });
    expect(await quotes(source)).toMatchObject([{ external_id: 'S', price: '1.5' }]);
  });

  it('dates a coin by the fetch if its date is null or was never set, but rejects a point of a series', async () => {
    const started = new Date();
    expect(await runToEnd(app, 'undated_coins')).toMatchObject({ stored: '3', rejected: '0' });
    const coins = await quotes('undated_coins');
    expect(coins.map((one) => [one.external_id, one.observed_at! >= started])).toEqual([
      ['c', false],
      ['a', true],
      ['b', true],
    ]);
    expect(await runToEnd(app, 'undated_series')).toMatchObject({ stored: '1', rejected: '2' });
  });

  it('reads the other partitions of a list in which some have no key', async () => {
    expect(await runToEnd(app, 'listed')).toMatchObject({
      status: 'partial',
      errorCode: 'bad_partition',
      errorMessage: expect.stringMatching(
        /^unreadable #2: expected a partition of at most 200 characters at code, .*unreadable #5/,
      ),
    });
    expect(new Set((await quotes('listed')).map(({ external_id }) => external_id))).toEqual(
      new Set(['a', 'b']),
    );
  });

  it('reads a reply that is a single record', async () => {
    expect(await runToEnd(app, 'ticker')).toMatchObject({
      ...{ status: 'partial', stored: '1', rejected: '1' },
      errorMessage: expect.stringContaining('list: expected an object at /data, got'),
    });
    expect(await quotes('ticker')).toMatchObject([{ external_id: 'one', price: '1.10' }]);
  });

  it('reads candles of partitions whose records do not contain the partition', async () => {
    expect(await runToEnd(app, 'hourly')).toMatchObject({ status: 'succeeded', stored: '4' });
    const candles = await database.dataSource.query(
      `select external_id, name, "interval", opened_at, high, volume from candles c join listings l on l.id = c.listing_id order by 1, opened_at`,
    );
    expect(candles).toEqual([
      {
        external_id: 'BTC',
        name: 'Bitcoin',
        interval: '1h',
        opened_at: new Date(1700000000000),
        high: '3',
        volume: '1.05',
      },
      {
        external_id: 'BTC',
        name: 'Bitcoin',
        interval: '1h',
        opened_at: new Date(1700003600000),
        high: '3',
        volume: '0',
      },
      expect.objectContaining({ external_id: 'ETH', volume: '0.7' }),
      expect.objectContaining({ external_id: 'ETH', volume: '0' }),
    ]);
  });

  it('reads articles, and requests only newer ones the next time, less the lookback', async () => {
    for (let run = 0; run < 2; run++) expect((await runToEnd(app, 'news')).status).toBe('succeeded');
    expect(asked('/news')).toEqual(['/news?since=0', '/news?since=1699996400']);
    expect(
      await database.dataSource.query(
        'select external_id, title, url, categories, observed_at from articles',
      ),
    ).toEqual([
      {
        external_id: '7',
        title: 'Up & away',
        url: `${own.url}/a`,
        categories: ['one', 'two'],
        observed_at: new Date(1700000000000),
      },
    ]);
  });

  it('sends a header whose secret comes from the environment', async () => {
    expect(await runToEnd(app, 'keyed')).toMatchObject({ status: 'succeeded', stored: '1' });
  });

  it.each([
    ['error_in_200', 'upstream_error', /answered 200 with an error at \/status\/error_code: .*minute limit/],
    ['implied_error', 'upstream_error', /answered 200 with an error at \/status\/error_code: .*minute limit/],
    ['implied_in_map', 'upstream_error', /answered 200 with an error at \/error: .*key is invalid/],
    ['implied_in_status', 'upstream_error', /error at \/status\/error_code: .*minute limit/],
    ['same_page', 'same_page', /same page twice: check pagination/],
    ['circle', 'same_page', /same page twice: check pagination/],
    ['endless', 'endless_pages', /more than max_pages=3 pages: check pagination/],
    ['away', 'foreign_page', /the next page is expected at http:\/\/127/],
    ['blank', 'unexpected_body', /expected JSON, got an empty body/],
    ['html', 'unexpected_body', /expected JSON, got "<html>maintenance/],
    ['badly_keyed', 'http_401', /bad key ….*check BAD_KEY/],
  ])('fails when the upstream does: %s', async (source, code, message) => {
    const run = await runToEnd(app, source);
    expect(run).toMatchObject({ status: 'failed', errorCode: code });
    expect(run.errorMessage).toMatch(message);
    expect(run.errorMessage).not.toMatch(/hunter22|wrong-key-1|link-key-1/);
  });

  it.each([
    ['beyond', '1'],
    ['fine', '0'],
  ])('does not take an empty list for an error without cause: %s', async (source, stored) => {
    expect(await runToEnd(app, source)).toMatchObject({ status: 'succeeded', stored });
  });

  it('does not retry permanent errors', () => {
    expect(asked('/faults/endless')).toHaveLength(3);
  });
});
