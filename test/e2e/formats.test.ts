import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { withOwnParameters } from '../support/openapi.js';
import { readParquet, typesOf } from '../support/read-parquet.js';
import { addQuote, HUGE_SUPPLY, TINY_PRICE } from '../support/seed.js';
import { type Api, startApi } from '../support/seed-service.js';

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a JSON document

const TYPES = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
};
const HISTORY = '/assets/bitcoin/history?interval=1h&since=2026-01-01&until=2026-01-02';
const LISTS = {
  '/data': 'kasparro-data',
  '/assets': 'kasparro-assets',
  '/markets?sparkline=true': 'kasparro-markets',
  '/assets?currency=USD&convert=EUR&q=o': 'kasparro-assets',
  [HISTORY]: 'kasparro-assets-bitcoin-history',
  '/assets/bitcoin/articles': 'kasparro-assets-bitcoin-articles',
  '/rejections': 'kasparro-rejections',
  '/runs': 'kasparro-runs',
  '/anomalies': 'kasparro-anomalies',
  '/listings': 'kasparro-listings',
  '/drift': 'kasparro-drift',
  '/checkpoints': 'kasparro-checkpoints',
  '/feeds': 'kasparro-feeds',
  '/sources/csv/files': 'kasparro-sources-csv-files',
};
const NOW = new Date().toISOString();
const TODAY = NOW.slice(0, 10);
let api: Api;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: 'an-admin-key' });
  const { dataSource } = api;
  await addQuote(dataSource, NOW, TINY_PRICE);
  await dataSource.query(
    `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, fields, run_id,
       first_seen_at, last_seen_at)
     select 1, 'markets', '=coin-' || n, int4send(n::int), '{"price":1.50}',
       '[{"path":"a;b","code":"not_a_number","message":"no"}]', 'not_a_number', '{price}', 1, now(), now()
     from generate_series(1, 2300) n`,
  );
  await dataSource.query(
    `insert into article_assets (article_id, asset_id, confidence, evidence) select id, 1, 0.97, '{"name": "Bitcoin"}' from articles`,
  );
  await dataSource.query(
    `insert into anomalies (key, kind, source_id, run_id, listing_id, score, summary, figures, at, last_seen_at)
     values ('k', 'price_jump', 1, 1, 1, 12.5, 'moved', $1, now(), now())`,
    [
      '{"currency":"USD","price":80000,"price_usd":80000.10,"others":[{"listing":"a/b","price":1.50,"price_usd":null}],"n":60}',
    ],
  );
  await dataSource.query(
    `insert into drift_events (source_id, partition, "group", kind, path, policy, run_id, records, evidence, first_seen_at, last_seen_at)
     values (1, 'markets', 'markets', 'field_added', 'note', 'warn', 1, 3, '{"external_ids":["a,b"]}', now(), now());
     insert into feeds (key, name, url, host, interval_seconds)
     values ('news', 'news', 'https://news.example/rss', 'news.example', 600)`,
  );
});
afterAll(() => api.stop());

const withFormat = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
const file = async (path: string) => (await fetch(api.service.url + path)).arrayBuffer();

describe.each(Object.entries(LISTS))('%s', (path, name) => {
  it('is JSON by default, and with format=json regardless of Accept', async () => {
    const [plain, asked] = [
      await api.get(path),
      await api.get(withFormat(path, 'format=json'), { accept: 'text/csv' }),
    ];
    expect([plain.status, plain.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(plain.headers.get('vary')).toMatch(/accept\b/);
    expect(asked.json.data.length).toBe(plain.json.data.length);
    expect(plain.json.data.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(TYPES))(
    'is %s by parameter and by Accept, as a file with a name',
    async (format, type) => {
      const byName = await fetch(api.service.url + withFormat(path, `format=${format}`));
      const byType = await fetch(api.service.url + path, { headers: { accept: type.split(';')[0]! } });
      for (const { status, headers } of [byName, byType])
        expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
          200,
          type,
          `attachment; filename="${name}.${format}"`,
        ]);
      expect((await byName.arrayBuffer()).byteLength).toBeGreaterThan(0);
      await byType.arrayBuffer();
      const head = await fetch(api.service.url + withFormat(path, `format=${format}`), { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type')]).toEqual([200, type]);
    },
  );

  it('has the same items in all formats', async () => {
    const lines = (await api.get(withFormat(path, 'format=ndjson'))).text.trimEnd().split('\n');
    const rows = await readParquet(await file(withFormat(path, 'format=parquet')));
    const csv = (await api.get(withFormat(path, 'format=csv'))).text.split('\r\n');
    expect([rows.length, csv.length - 2]).toEqual([lines.length, lines.length]);
    expect(Object.keys(rows[0]!).join(',')).toBe(csv[0]);
    const first = JSON.parse(lines[0]!);
    for (const key of ['id', 'slug', 'at', 'status'])
      if (key in first)
        expect([key, String(rows[0]![key])]).toEqual([
          key,
          key === 'at' ? expect.anything() : String(first[key]),
        ]);
  });

  it('answers 406 with the available types for other formats', async () => {
    for (const reply of [
      await api.get(withFormat(path, 'format=xml')),
      await api.get(path, { accept: 'image/png' }),
    ])
      expect([reply.status, reply.json.detail]).toEqual([406, expect.stringContaining('text/csv')]);
  });
});

it('exports all pages of a list, or the requested number of items', async () => {
  const lines = async (query: string) =>
    (await api.get(`/rejections?format=ndjson&${query}`)).text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).id as number);
  const all = await lines('');
  expect([all.length, new Set(all).size]).toEqual([2300, 2300]);
  expect(await lines('limit=1500')).toEqual(all.slice(0, 1500));
  expect(await lines('limit=2')).toEqual(all.slice(0, 2));
  expect(await lines(`limit=1200&cursor=${all[9]}`)).toEqual(all.slice(10, 1210));
  expect(await lines('code=none')).toEqual([]);
});

it('refuses parameters that contradict each other', async () => {
  for (const [path, field] of [
    ['/data?format=csv&format=json', 'format'],
    ['/data?format=csv&numbers=string', 'numbers'],
    ['/data?numbers=text', 'numbers'],
    ['/data?decimals=double', 'decimals'],
    ['/data?format=parquet&decimals=float', 'decimals'],
    ['/data?format=ndjson&bom=1', 'bom'],
    ['/data?format=csv&bom=yes', 'bom'],
    ['/data?format=csv&delimiter=|', 'delimiter'],
    ['/data?format=csv&count=exact', 'count'],
    ['/assets?format=csv&count=exact', 'count'],
    ['/assets?format=csv&limit=0', 'limit'],
    ['/rejections?format=csv&limit=x', 'limit'],
    ['/rejections?format=csv&unknown=1', 'unknown'],
    ['/rejections?numbers=string', 'numbers'],
    ['/data/q0000000100dec1a5c0de0000?bom=1', 'bom'],
  ] as const) {
    const { status, json } = await api.get(path);
    expect([path, status, json.errors?.[0].path]).toEqual([path, 400, field]);
  }
  expect((await api.get('/stats?format=csv')).status).toBe(406);
  expect((await api.get('/stats?format=json')).status).toBe(200);
});

describe('csv', () => {
  it('has a byte order mark and another delimiter if requested, and still no formulas', async () => {
    const bytes = Buffer.from(await file('/rejections?format=csv&bom=1&delimiter=;&limit=1'));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [head, row] = bytes.subarray(3).toString().split('\r\n');
    expect(head).toMatch(/^id;source;partition;external_id;/);
    expect(row).toMatch(/;'=coin-\d+;open;not_a_number;"\[\{""path"":""a;b"",/);
    for (const tab of ['%09', 'tab'])
      expect((await api.get(`/rejections?format=csv&limit=1&delimiter=${tab}`)).text).toMatch(
        /^id\tsource\t/,
      );
  });
});

describe('parquet of lists', () => {
  it('is typed', async () => {
    expect(typesOf(await file(`${HISTORY}&format=parquet`))).toEqual({
      at: 'timestamp',
      ...Object.fromEntries(['open', 'high', 'low', 'close'].map((name) => [name, 'decimal(38,18)'])),
      mean: 'double',
      count: 'int64',
      volume: 'decimal(38,18)',
      quote_volume: 'decimal(38,18)',
      trades: 'int64',
      from: 'string',
      intervals: 'string',
      outliers: 'string',
    });
    expect(typesOf(await file('/anomalies?format=parquet'))).toMatchObject({
      score: 'double',
      figures: 'string',
      asset_slug: 'string',
    });
    expect(typesOf(await file('/runs?format=parquet'))).toMatchObject({
      queued_at: 'timestamp',
      duration_seconds: 'double',
      error_code: 'string',
    });
  });

  it('has doubles where a decimal does not fit', async () => {
    const path = `/assets/bitcoin/history?interval=1d&since=${TODAY}&format=parquet`;
    expect(typesOf(await file(path)).open).toBe('double');
    const refused = await api.get(`${path}&decimals=decimal`);
    expect([refused.status, refused.json.detail]).toEqual([
      422,
      expect.stringMatching(/open, high, low, close: some values/),
    ]);
    expect(await readParquet(await file(`${path}&decimals=text`))).toEqual([
      expect.objectContaining({ open: TINY_PRICE }),
    ]);
  });
});

describe('a parquet file that is read in parts', () => {
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const reply = await fetch(api.service.url + path, { method, headers });
    return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
  };

  it('has a size after HEAD, and stays the same for the ranges that follow', async () => {
    const path = '/data?format=parquet&kind=quote';
    const unasked = await get(path, { range: 'bytes=0-3' });
    expect([unasked.status, unasked.headers.get('content-length')]).toEqual([200, null]);
    const head = await get(path, {}, 'HEAD');
    const size = Number(head.headers.get('content-length'));
    const etag = head.headers.get('etag')!;
    expect([head.status, head.headers.get('accept-ranges'), size]).toEqual([
      200,
      'bytes',
      expect.any(Number),
    ]);
    await api.dataSource.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       values (2, 1, '2019-01-01Z', now(), 1, 1, 1)`,
    );
    const whole = await get(path);
    expect([whole.status, whole.bytes.length, whole.headers.get('etag')]).toEqual([200, size, etag]);
    const ranges = [`bytes=0-99`, `bytes=100-${size - 9}`, 'bytes=-8'];
    const parts = await Promise.all(ranges.map((range) => get(path, { range })));
    expect(
      parts.map(({ status, headers }) => [status, headers.get('content-range'), headers.get('etag')]),
    ).toEqual([
      [206, `bytes 0-99/${size}`, etag],
      [206, `bytes 100-${size - 9}/${size}`, etag],
      [206, `bytes ${size - 8}-${size - 1}/${size}`, etag],
    ]);
    expect(Buffer.concat(parts.map(({ bytes }) => bytes)).equals(whole.bytes)).toBe(true);
    const buffer = await asyncBufferFromUrl({ url: api.service.url + path });
    const ids = await parquetReadObjects({ file: buffer, columns: ['id'] });
    expect(ids).toHaveLength((await readParquet(new Uint8Array(whole.bytes).buffer)).length);
  });

  it('refuses ranges and conditions that cannot be met, and ignores those of another file', async () => {
    const path = '/assets?format=parquet';
    const head = await get(path, {}, 'HEAD');
    const [size, etag] = [head.headers.get('content-length')!, head.headers.get('etag')!];
    const of = async (headers: Record<string, string>) => {
      const { status, bytes } = await get(path, headers);
      return [status, status < 300 ? bytes.length : 0];
    };
    expect(await of({ range: `bytes=${size}-` })).toEqual([416, 0]);
    expect(await of({ range: 'bytes=-0' })).toEqual([416, 0]);
    expect(await of({ range: 'bytes=5-99999999' })).toEqual([206, Number(size) - 5]);
    expect(await of({ range: 'bytes=0-0', 'if-range': etag })).toEqual([206, 1]);
    for (const range of ['bytes=0-0,2-2', 'bytes=9-2', 'bytes=-', 'lines=1-2'])
      expect([range, ...(await of({ range }))]).toEqual([range, 200, Number(size)]);
    expect(await of({ range: 'bytes=0-0', 'if-range': '"other"' })).toEqual([200, Number(size)]);
    expect(await of({ 'if-match': '"other"' })).toEqual([412, 0]);
    expect(await of({ 'if-match': `"other", ${etag}` })).toEqual([200, Number(size)]);
    expect(await of({ 'if-none-match': '"other"' })).toEqual([200, Number(size)]);
    expect(await of({ 'if-none-match': etag, range: 'bytes=0-0' })).toEqual([304, 0]);
    // Fail unless the document describes them.
    for (const headers of [
      {},
      { range: 'bytes=0-3' },
      { range: `bytes=${size}-` },
      { 'if-match': '"other"' },
      { 'if-none-match': etag },
    ] as Record<string, string>[])
      await api.get(path, headers);
    const part = await get(path, { range: 'bytes=0-0' }, 'HEAD');
    expect([part.status, part.headers.get('content-length')]).toEqual([200, size]);
  });
});

it('delimiters are quoted in the refusal of another one', async () => {
  expect((await api.get('/assets?format=csv&delimiter=|')).json.detail).toBe(
    'delimiter: must be one of ",", ";", "\\t", comma, semicolon, tab',
  );
});

it('CSV has the columns that its documentation and example have', async () => {
  const [header] = (await (await fetch(`${api.service.url}/data?format=csv&limit=1`)).text()).split('\r\n');
  const [, text] = /these columns, in this order([^.]*)\./.exec(readFileSync('docs/export.md', 'utf8'))!;
  expect(header!.split(',')).toEqual([...text!.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const { content } = (await api.get('/docs-json')).json.paths['/data'].get.responses['200'];
  const [names, cells] = content['text/csv'].schema.example.split('\r\n');
  expect([names, cells.split(',').length]).toEqual([header, header!.split(',').length]);
});

describe('numbers=string', () => {
  const fractions = (value: Json): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) =>
          typeof one === 'number' && !Number.isInteger(one) ? [key] : fractions(one),
        )
      : [];

  it.each([
    '/data?kind=quote',
    '/data?kind=quote&format=ndjson&limit=3',
    '/assets',
    '/assets/bitcoin',
    '/markets?sparkline=true',
    HISTORY,
    '/anomalies',
    '/anomalies/1',
  ])('makes strings of all decimals of %s, by parameter and by header, with all digits', async (path) => {
    const plain = await api.get(path);
    expect(plain.headers.get('vary')).toMatch(/prefer/);
    const asked = await api.get(withFormat(path, 'numbers=string'));
    const preferred = await api.get(path, { prefer: 'respond-async, numbers="string"' });
    expect([asked.headers.get('preference-applied'), preferred.headers.get('preference-applied')]).toEqual([
      null,
      'numbers=string',
    ]);
    expect(preferred.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    const parsed = (text: string): Json[] =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map((one) => one.data ?? one);
    for (const { text } of [asked, preferred]) {
      expect(fractions(parsed(text))).toEqual([]);
      expect(text).toMatch(/"(price|open)" ?: ?"\d/);
    }
    const steady = (text: string) =>
      text.replaceAll(/"metadata".*|"(at|age_seconds|weight|reason)" ?: ?("[^"]*"|[\d.]+)/g, '');
    const unquoted = (text: string) => text.replaceAll(/(?<=[[,:] ?)"(-?\d+(\.\d+)?)"/g, '$1');
    expect(steady(unquoted(asked.text))).toBe(steady(plain.text));
  });

  it('keeps digits that a double loses', async () => {
    const { json } = await api.get('/data?kind=quote&numbers=string&limit=1');
    expect([json.data[0].price, json.data[0].total_supply]).toEqual([TINY_PRICE, HUGE_SUPPLY]);
    expect(typeof json.data[0].rank).not.toBe('string');
    const { data } = (await api.get(`/data/${json.data[0].id}?numbers=string`)).json;
    expect(data).toBeUndefined();
  });

  it('matches the document for that form', async () => {
    const document: Json = withOwnParameters((await api.get('/docs-json?numbers=string')).json);
    expect((await api.get('/docs-json?numbers=text')).status).toBe(400);
    const { price, rank } = document.components.schemas.Quote.properties;
    expect([price.type, price.format, price.example]).toEqual([['string', 'null'], 'decimal', '67123.45']);
    expect(rank.type).toEqual(['integer', 'null']);
    expect(document.components.schemas.PriceBucket.properties.mean.type).toEqual(['string', 'null']);
    expect(document.components.schemas.DataPageMetadata.properties.api_latency_ms.type).toBe('number');
    const numbers = document.paths['/data'].get.parameters.find(({ name }: Json) => name === 'numbers');
    expect([numbers.required, numbers.schema.enum]).toEqual([true, ['string']]);
    const ajv = new Ajv2020({ strict: false, formats: { decimal: true, date: true, 'date-time': true } });
    ajv.addSchema(document, 'document');
    for (const [path, name] of [
      ['/data?', 'DataPage'],
      ['/assets?', 'AssetPage'],
      ['/assets/bitcoin?', 'Asset'],
      [`${HISTORY}&`, 'AssetHistory'],
      ['/anomalies?', 'AnomalyPage'],
    ] as const) {
      const { json } = await api.get(`${path}numbers=string`);
      const valid = ajv.validate(`document#/components/schemas/${name}`, json);
      expect([path, valid, ajv.errors]).toEqual([path, true, null]);
    }
    expect((await api.get('/docs-json')).json.components.schemas.Quote.properties.price.type).toEqual([
      'number',
      'null',
    ]);
  });

  it('has its own ETag', async () => {
    const etag = (await api.get('/data?limit=1')).headers.get('etag')!;
    const other = await api.get('/data?limit=1', { prefer: 'numbers=string', 'if-none-match': etag });
    expect([other.status, typeof other.json.data[0].price]).toEqual([200, 'string']);
    const own = other.headers.get('etag')!;
    expect((await api.get('/data?limit=1', { prefer: 'numbers=string', 'if-none-match': own })).status).toBe(
      304,
    );
  });

  it('leaves payloads and refusals unchanged', async () => {
    const { text } = await api.get('/rejections/1', { prefer: 'numbers=string' });
    expect(text).toMatch(/"payload" ?: ?\{"price":1.50\}/);
    const refused = await api.get('/data?limit=0', { prefer: 'numbers=string' });
    expect([refused.status, refused.headers.get('preference-applied')]).toEqual([400, null]);
    expect(
      (await api.get('/data?limit=1&numbers=number', { prefer: 'numbers=string' })).headers.get(
        'preference-applied',
      ),
    ).toBeNull();
  });
});

describe('fields', () => {
  const columns = async (path: string) => (await api.get(path)).text.split('\r\n')[0];

  it('leaves out the others, in every format and with every digit', async () => {
    const { text, headers } = await api.get('/data?kind=quote&limit=1&fields=price,asset.slug,id');
    expect(text).toMatch(
      /^\{"data":\[\{"price":[\d.]+,"asset":\{"slug":"[\w-]+"\},"id":"q\w{24}"\}\],"metadata":\{/,
    );
    const again = { 'if-none-match': headers.get('etag')! };
    expect((await api.get('/data?kind=quote&limit=1&fields=price,asset.slug,id', again)).status).toBe(304);
    expect(await columns('/data?kind=quote&limit=1&format=csv&fields=price,asset,id')).toBe(
      'price,asset_id,asset_slug,asset_symbol,asset_name,id',
    );
    const lines = await api.get(
      '/data?kind=quote&limit=2&format=ndjson&numbers=string&fields=total_supply,kind',
    );
    expect(lines.text).toMatch(/^(\{"total_supply":("[\d.]+"|null),"kind":"quote"\}\n){2}$/);
  });

  it.each([
    ['/assets?limit=1', 'symbol,price'],
    ['/markets?limit=1', 'symbol,price,rank'],
    ['/runs?limit=1', 'id,status'],
    ['/assets/bitcoin/history?interval=1d&since=2026-01-01&until=2026-01-02', 'at,close'],
  ])('works on %s', async (path, fields) => {
    expect(Object.keys((await api.get(`${path}&fields=${fields}`)).json.data[0])).toEqual(fields.split(','));
    expect(await columns(`${path}&format=csv&fields=${fields}`)).toBe(fields);
    expect((await api.get(`${path}&format=parquet&fields=${fields}`)).status).toBe(200);
  });

  it.each([
    ['fields=prise', 'fields: there is no field "prise"; did you mean price? Fields are id, kind, source,'],
    ['fields=asset.slugs', 'did you mean asset.slug?'],
    ['fields=', 'fields: must not be empty, nor have an empty name between two commas'],
    ['fields=__proto__', 'fields: there is no field "__proto__"'],
    ['fields=conversion&format=csv', 'fields: this reply has none of them: conversion'],
  ])('refuses %s', async (query, detail) => {
    const { status, json } = await api.get(`/data?kind=quote&${query}`);
    expect([status, json.detail]).toEqual([400, expect.stringContaining(detail)]);
  });
});
