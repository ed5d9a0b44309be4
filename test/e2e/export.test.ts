import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parseConfig } from '../../src/config/config.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { readParquet, typesOf } from '../support/read-parquet.js';
import { addQuote, addQuotes, HUGE_SUPPLY, TINY_PRICE } from '../support/seed.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a JSON document

const NDJSON = 'application/x-ndjson';
const CSV = 'text/csv';
const PARQUET = 'application/vnd.apache.parquet';
let api: Api;

beforeAll(async () => {
  api = await startApi({ EXPORT_STREAMS: '2', CLIENT_EXPORTS: '3' });
  await addQuote(api.dataSource, '2026-02-01T00:00:00.123456Z', TINY_PRICE);
  await api.dataSource.query(
    `insert into articles (source_id, external_id, title, url, categories, observed_at, ingested_at, run_id, raw_id)
     values (4, '@guid', $1, null, '{}', '2026-02-02Z', '2026-02-02Z', 4, 1), (4, 'guid-x', '-50% today', '', '{}', '2026-02-03Z', '2026-02-03Z', 4, 1)`,
    ['=cmd|"a", b\r\nnext'],
  );
});
afterAll(() => api.stop());

const fetchAs = (type: string, query = '', headers: Record<string, string> = {}) =>
  fetch(`${api.service.url}/data?${query}`, { headers: { accept: type, ...headers } });

/** The texts of items on all pages, with all digits. */
async function itemsOf(query: string): Promise<string[]> {
  const items: string[] = [];
  for (let cursor = ''; ;) {
    const { text: body, json } = await api.get(`/data?${query}&limit=7${cursor && `&cursor=${cursor}`}`);
    const data = body.slice('{"data":['.length, body.indexOf('],"metadata"'));
    if (data) items.push(...data.split(/(?<=\}),(?=\{"id")/));
    cursor = json.metadata.next_cursor;
    if (!cursor) return items;
  }
}

describe('ndjson', () => {
  it.each([
    '',
    'kind=article',
    'kind=quote&order=asc',
    'sort=price_usd',
    'sort=rank&order=asc&source=coingecko',
    'latest=true&sort=market_cap_usd',
    'symbol=BTC&since=2026-01-01&min_price=1',
    'q=100%25',
    'as_of=2026-01-02T12:00:00Z',
    'as_of=2026-01-02T12:00:00Z&latest=true',
    'symbol=NOPE',
  ])('for %s equals the items of all pages, byte for byte', async (query) => {
    const reply = await fetchAs(NDJSON, query);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, `${NDJSON}; charset=utf-8`]);
    const items = await itemsOf(query);
    expect(await reply.text()).toBe(items.map((item) => `${item}\n`).join(''));
  });

  it('starts at a cursor, and respects offset and limit', async () => {
    const items = await itemsOf('');
    const { json } = await api.get('/data?limit=5');
    const lines = async (query: string) =>
      (await (await fetchAs(NDJSON, query)).text()).split('\n').slice(0, -1);
    expect(await lines(`cursor=${json.metadata.next_cursor}`)).toEqual(items.slice(5));
    expect(await lines('offset=3&limit=4')).toEqual(items.slice(3, 7));
    expect(await lines('limit=5000')).toEqual(items);
  });
});

describe('csv', () => {
  it('contains the values of the items, with numbers unchanged', async () => {
    const reply = await fetchAs(CSV, 'kind=quote');
    expect(reply.headers.get('content-type')).toBe(`${CSV}; charset=utf-8; header=present`);
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="kasparro-data.csv"');
    const [head, ...rows] = (await reply.text())
      .split('\r\n')
      .slice(0, -1)
      .map((row) => row.split(','));
    const items = (await itemsOf('kind=quote')).map(flat);
    expect(rows).toEqual(items.map((item) => head!.map((name) => item[name] ?? '')));
    expect(rows[0]).toEqual(expect.arrayContaining([TINY_PRICE, HUGE_SUPPLY]));
    expect(rows[1]).toContain('-2.50');
  });

  it('never lets a text from a source become a formula', async () => {
    const body = await (await fetchAs(CSV, 'kind=article&limit=2')).text();
    expect(body).toContain(",'-50% today,");
    expect(body).toContain(`,'@guid,,,,"'=cmd|""a"", b\r\nnext",`);
  });

  it('quotes text that would end a cell or a row', async () => {
    const cells = {
      'a,b': '"a,b"',
      'a\nb': '"a\nb"',
      'a\rb': '"a\rb"',
      'a\r\nb': '"a\r\nb"',
      'say "a"': '"say ""a"""',
      '"': '""""',
      ' é😀\u2028 ': ' é😀\u2028 ',
      '\n=1': `"'\n=1"`,
      '＝1': "'＝1",
    };
    await api.dataSource.query(
      `insert into articles (source_id, external_id, title, url, categories, observed_at, ingested_at, run_id, raw_id)
       select 4, 'odd-' || n, title, null, '{}', '2030-01-01Z'::timestamptz + make_interval(secs => n), now(), 4, 1
       from unnest($1::text[]) with ordinality as t (title, n)`,
      [Object.keys(cells)],
    );
    const body = await (await fetchAs(CSV, 'since=2030-01-01&order=asc')).text();
    const [, ...rows] = body.split(/^(?=a[0-9a-f]{24},)/m);
    const shown = Object.values(cells).map((cell) => expect.stringContaining(`,,,,${cell},,,,,`));
    expect(rows).toEqual(shown);
    await api.dataSource.query(`delete from articles where external_id like 'odd-%'`);
  });

  it('without items is only the header', async () => {
    expect(await (await fetchAs(CSV, 'symbol=NOPE')).text()).toMatch(
      /^id,kind,source,[^\r\n]*,repaired,feed,also_in,mentions\r\n$/,
    );
  });
});

describe('parquet', () => {
  it('contains every value of the items, typed', async () => {
    const reply = await fetchAs(PARQUET, 'until=2026-02-01');
    expect(reply.headers.get('content-type')).toBe(PARQUET);
    const file = await reply.arrayBuffer();
    const items = (await itemsOf('until=2026-02-01')).map(flat);
    expect((await readParquet(file)).map(shown)).toEqual(items.map(trimmed));
    expect(typesOf(file)).toMatchObject({
      price: 'decimal(38,18)',
      total_supply: 'decimal(38,18)',
      change_24h_pct: 'decimal(38,18)',
      rank: 'int32',
      run_id: 'int64',
      observed_at: 'timestamp',
      title: 'string',
    });
  });

  it('has a column of doubles if a value has too many digits for a decimal, and decimals otherwise', async () => {
    const file = await (await fetchAs(PARQUET, 'kind=quote')).arrayBuffer();
    const types = typesOf(file);
    expect([types.price, types.total_supply, types.volume_24h]).toEqual([
      'double',
      'double',
      'decimal(38,18)',
    ]);
    const [row] = await readParquet(file);
    expect([row!.price, row!.total_supply]).toEqual([Number(TINY_PRICE), Number(HUGE_SUPPLY)]);
  });

  it.each(['order=asc', 'sort=price_usd', 'limit=1', 'latest=true', 'offset=1&sort=rank&limit=90'])(
    'checks exactly its own rows for that: %s',
    async (query) => {
      const file = await (await fetchAs(PARQUET, `kind=quote&${query}`)).arrayBuffer();
      const prices = (await itemsOf(query.includes('limit') ? 'kind=quote' : `kind=quote&${query}`)).map(
        flat,
      );
      const rows = await readParquet(file);
      const has = rows.some(({ id }) => id === prices.find(({ price }) => price === TINY_PRICE)!.id);
      expect([query, typesOf(file).price]).toEqual([query, has ? 'double' : 'decimal(38,18)']);
    },
  );

  it('has the requested types of amounts, and refuses to round decimals', async () => {
    const typed = async (decimals: string) =>
      typesOf(await (await fetchAs(PARQUET, `kind=quote&decimals=${decimals}`)).arrayBuffer());
    expect((await typed('double')).volume_24h).toBe('double');
    expect((await typed('text')).price).toBe('string');
    const text = await readParquet(
      await (await fetchAs(PARQUET, 'kind=quote&decimals=text&limit=1')).arrayBuffer(),
    );
    expect(text[0]).toMatchObject({ price: TINY_PRICE, total_supply: HUGE_SUPPLY });
    const fits = await fetchAs(PARQUET, 'kind=quote&decimals=decimal&until=2026-02-01');
    expect(typesOf(await fits.arrayBuffer()).price).toBe('decimal(38,18)');
    const wide = await api.get('/data?format=parquet&kind=quote&decimals=decimal');
    expect([wide.status, wide.json.errors[0].path]).toEqual([422, 'decimals']);
    expect(wide.json.detail).toMatch(
      /^decimals: price, .*total_supply: some values have more than 20 digits/,
    );
  });

  it('without items has the columns and no rows', async () => {
    const { num_rows, schema } = parquetMetadata(await (await fetchAs(PARQUET, 'symbol=NOPE')).arrayBuffer());
    expect([num_rows, schema.length]).toEqual([0n, 36]);
  });
});

/** A JSON item as the columns of an export, all as text. */
function flat(item: string): Record<string, string | null> {
  const keep = (_key: string, value: unknown, { source }: { source: string }) =>
    typeof value === 'number' ? source : value;
  const { asset, categories, repaired, also_in, mentions, ...rest } = (
    JSON.parse as (text: string, reviver: unknown) => Json
  )(item, keep);
  return {
    ...{ summary: null, author: null, image: null, dated_by: null, feed: null },
    ...rest,
    categories: categories ? JSON.stringify(categories) : null,
    also_in: also_in ? JSON.stringify(also_in) : null,
    mentions: mentions ? JSON.stringify(mentions) : null,
    repaired: repaired === undefined ? null : String(repaired),
    asset_slug: asset?.slug ?? null,
    asset_symbol: asset?.symbol ?? null,
    asset_name: asset?.name ?? null,
    asset_id: asset?.id ?? null,
  };
}

/** Zeros at the end of a decimal have no meaning in a file of decimals. */
function trimmed(item: Record<string, string | null>): Record<string, string | null> {
  const trim = (value: string | null) =>
    value !== null && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value;
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, trim(value)]));
}

function shown(row: Record<string, unknown>): Record<string, unknown> {
  const moment = (at: bigint) =>
    new Date(Number(at / 1000n)).toISOString().replace('Z', `${String(at % 1000n).padStart(3, '0')}Z`);
  const text = (value: unknown) => (value === null ? null : `${value as string | number | bigint}`);
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'bigint' && name.endsWith('_at') ? moment(value) : text(value),
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

it('is refused if no type is acceptable, and with parameters for pages', async () => {
  const none = await api.get('/data', { accept: 'image/png' });
  expect([none.status, none.headers.get('content-type')]).toEqual([
    406,
    'application/problem+json; charset=utf-8',
  ]);
  expect(none.json.detail).toMatch(/^Available types: application\/json, /);
  const count = await api.get('/data?count=exact', { accept: CSV });
  expect([count.status, count.json.errors[0].path]).toEqual([400, 'count']);
  const large = await api.get('/data?limit=1001');
  expect([large.status, large.json.errors]).toMatchObject([
    400,
    [{ parameter: 'limit', message: 'limit must be at most 1000' }],
  ]);
});

it('is compressed if the client accepts it, except parquet', async () => {
  const plain = await (await fetchAs(NDJSON)).text();
  for (const [type, encoding] of [
    [NDJSON, 'gzip'],
    [CSV, 'gzip'],
    [PARQUET, null],
  ] as const) {
    const reply = await fetchAs(type, '', { 'accept-encoding': 'gzip' });
    expect([type, reply.headers.get('content-encoding')]).toEqual([type, encoding]);
    const body = await reply.text();
    if (type === NDJSON) expect(body).toBe(plain);
  }
});

it('answers HEAD without a query', async () => {
  const reply = await api.request('/data', { method: 'HEAD', headers: { accept: CSV } });
  expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-length')]).toEqual([
    200,
    `${CSV}; charset=utf-8; header=present`,
    null,
  ]);
});

describe('of more rows than a client reads at once', () => {
  const EXPORTS = `select count(*)::int as open from pg_stat_activity where application_name = 'kasparro export'
    and datname = current_database() and xact_start is not null`;
  /** Three pages. */
  const MANY = 'kind=quote&symbol=BTC';
  /** 24 MB, of which at most 5 fit into the buffers of a connection: each quote names its asset. */
  const LONG = 'kind=quote&symbol=HOT';

  beforeAll(async () => {
    await api.dataSource.query(`update assets set name = repeat('Hot ', 2000) where slug = 'hot'`);
    await addQuotes(api.dataSource, { listing: 1, count: 33_500 });
    await addQuotes(api.dataSource, { listing: 5, count: 3000, seconds: 10 });
  });

  const started = async (query: string, { url } = api.service): Promise<IncomingMessage> => {
    const request = get(`${url}/data?${query}`, { headers: { accept: NDJSON } });
    const [reply] = (await once(request, 'response')) as [IncomingMessage];
    return reply;
  };
  const ended = () =>
    until(async () => (await api.dataSource.query<[{ open: number }]>(EXPORTS))[0].open === 0);

  it('a client that disconnects frees its connection and its slot', async () => {
    const replies = [await started(LONG), await started(LONG)];
    const third = await fetchAs(NDJSON, 'limit=1');
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await third.json()).toHaveProperty('code', 'busy');
    for (const reply of replies) reply.destroy();
    await ended();
    expect((await fetchAs(NDJSON, 'limit=1')).status).toBe(200);
  });

  it('is one snapshot across many pages', async () => {
    const reply = await started(MANY);
    await addQuote(api.dataSource, '2019-01-01T00:00:00Z', '1');
    const lines = (await text(reply)).split('\n').slice(0, -1);
    const [{ now }] = await api.dataSource.query<[{ now: number }]>(
      `select count(*)::int as now from quotes join listings l on l.id = listing_id where symbol = 'BTC'`,
    );
    expect([lines.length, new Set(lines).size]).toEqual([now - 1, now - 1]);
  });

  it('is one parquet file across many row groups', async () => {
    const file = await (await fetchAs(PARQUET, `${MANY}&limit=21000`)).arrayBuffer();
    const rows = await parquetReadObjects({ file, columns: ['id', 'observed_at'] });
    const lines = (await (await fetchAs(NDJSON, `${MANY}&limit=21000&fields=id`)).text())
      .split('\n')
      .slice(0, -1);
    expect(rows.map(({ id }) => id)).toEqual(lines.map((line) => (JSON.parse(line) as { id: string }).id));
    expect(parquetMetadata(file).row_groups).toHaveLength(3);
  });

  it('neither sees nor delays a concurrent prune', async () => {
    const counted = () =>
      api.dataSource.query<[{ quotes: number; exported: number }]>(
        `select count(*)::int as quotes, count(*) filter (where symbol = 'HOT')::int as exported
         from quotes join listings l on l.id = listing_id`,
      );
    const [before] = await counted();
    const hours = Math.floor((Date.now() - Date.parse('2020-01-01T01:00:00Z')) / 3_600_000);
    const pruner = new Pruner(
      parseConfig({ RETENTION_QUOTES: `${hours}h` }),
      api.dataSource,
      new PrunesRepository(api.dataSource),
    );
    const reply = await started(LONG);
    const { counts } = await pruner.prune({ trigger: 'cli' });
    expect(counts.quotes!.dropped).toBeGreaterThan(3000);
    const lines = (await text(reply)).split('\n').slice(0, -1);
    expect(new Set(lines).size).toBe(before.exported);
    const [after] = await counted();
    expect(after.quotes).toBe(before.quotes - counts.quotes!.dropped);
    expect(after.exported).toBeLessThan(before.exported);
  });

  it('a client that does not read is cut off', async () => {
    const impatient = await startQuietService(api.url, { CLIENT_STALL_TIMEOUT_MS: '5000' });
    const reply = await started(LONG, impatient);
    await ended();
    await expect(text(reply)).rejects.toThrow(/aborted|terminated/);
    await impatient.stop();
  });

  it.each(['identity', 'gzip'])('breaks the connection when the database fails, in %s', async (encoding) => {
    const [{ usual }] = await api.dataSource.query<[{ usual: string }]>(
      `select pg_get_functiondef('quote_id'::regproc) as usual`,
    );
    // The export waits on the second page. Compressed, all of it would fit into the buffers.
    await api.dataSource.query(
      `create or replace function quote_id(listing_id integer, observed_at timestamptz) returns text language sql immutable
         return case when observed_at = '2020-01-01T04:00:00Z' then pg_sleep(3600)::text else 'q' end`,
    );
    const reply = await fetchAs(NDJSON, MANY, { 'accept-encoding': encoding });
    const read = expect(reply.text()).rejects.toThrow('terminated');
    const halted = `from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    await until(async () => (await api.dataSource.query<unknown[]>(`select ${halted}`)).length);
    await api.dataSource.query(`select pg_terminate_backend(pid) ${halted}`);
    await read;
    await api.dataSource.query(usual);
  });
});
