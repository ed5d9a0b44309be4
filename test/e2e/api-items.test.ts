import { type Api, startApi } from '../support/seed-service.js';
import { addQuote, HUGE_SUPPLY, RAW_PAYLOAD, TINY_PRICE } from '../support/seed.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await addQuote(api.dataSource, '2026-03-01T00:00:00.123456Z', TINY_PRICE);
});
afterAll(() => api.stop());

const first = async (query: string) => (await api.get(`/data?limit=1&${query}`)).json.data[0];

describe('an item', () => {
  it('of kind quote has exactly these fields', async () => {
    expect(await first('source=coingecko&symbol=BTC')).toEqual({
      id: 'q0000000100e30bea25f10240',
      kind: 'quote',
      source: 'coingecko',
      external_id: 'bitcoin',
      asset: { id: 'asset_1', slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' },
      title: 'Bitcoin',
      url: null,
      currency: 'USD',
      price: Number(TINY_PRICE),
      market_cap: null,
      volume_24h: null,
      price_usd: Number(TINY_PRICE),
      market_cap_usd: null,
      volume_24h_usd: null,
      change_24h_pct: null,
      rank: null,
      circulating_supply: null,
      total_supply: Number(HUGE_SUPPLY),
      max_supply: null,
      observed_at: '2026-03-01T00:00:00.123456Z',
      ingested_at: expect.stringMatching(/^20..-..-..T..:..:..\.\d{6}Z$/),
      known_at: expect.stringMatching(/^20..-..-..T..:..:..\.\d{6}Z$/),
      run_id: 1,
    });
  });

  it('of kind article has the same fields, without a price, and its own', async () => {
    const [quote, article] = [await first('kind=quote'), await first('kind=article')];
    const own = [
      'summary',
      'author',
      'categories',
      'image',
      'dated_by',
      'repaired',
      'feed',
      'also_in',
      'mentions',
    ];
    expect(Object.keys(article)).toEqual([...Object.keys(quote), ...own]);
    expect(article).toMatchObject({
      kind: 'article',
      source: 'rss',
      external_id: 'guid-9',
      asset: null,
      title: 'Bitcoin story 9',
      url: 'https://example.com/9',
      currency: null,
      price: null,
      market_cap: null,
      volume_24h: null,
      price_usd: null,
    });
  });

  it('of kind article names the assets that it mentions, the surest first', async () => {
    const { id } = await first('kind=article');
    const key = String(parseInt(id.slice(1), 16));
    await api.dataSource.query(
      `with other as (insert into assets (slug, symbol, name) values ('other', 'OTH', 'Other') returning id)
       insert into article_assets select $1::bigint, id, 0.85, '[]'::json from other union all select $1::bigint, 1, 0.97, '[]'::json`,
      [key],
    );
    const mentions = [
      { id: 'asset_1', slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin', confidence: 0.97 },
      expect.objectContaining({ slug: 'other', confidence: 0.85 }),
    ];
    expect((await first('kind=article')).mentions).toEqual(mentions);
    expect((await api.get(`/data/${id}`)).json.mentions).toEqual(mentions);
    await api.dataSource.query('delete from article_assets where article_id = $1', [key]);
    expect((await first('kind=article')).mentions).toEqual([]);
  });

  it('keeps every digit, in lists and alone', async () => {
    const list = await api.get('/data?symbol=BTC&source=coingecko&limit=1');
    const one = await api.get(`/data/${list.json.data[0].id}`);
    for (const { text } of [list, one]) {
      expect(text).toContain(`"price_usd":${TINY_PRICE},`);
      expect(text).toContain(`"total_supply":${HUGE_SUPPLY},`);
    }
  });

  it.each(['kind=quote&sort=rank', 'kind=article', 'latest=true'])(
    'of /data?%s is at /data/{id}',
    async (query) => {
      const item = await first(query);
      expect((await api.get(`/data/${item.id}`)).json).toEqual(item);
    },
  );

  it('has an id that can represent any time of a quote', async () => {
    for (const moment of [
      '0001-01-01T00:00:00.000000Z',
      '1969-12-31T23:59:59.999999Z',
      '9999-12-31T23:59:59.999999Z',
    ]) {
      await api.dataSource.query(
        `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id) values (2, 1, $1, now(), 1, 1)`,
        [moment],
      );
      const [{ id }] = await api.dataSource.query('select quote_id(2, $1) as id', [moment]);
      expect((await api.get(`/data/${id}`)).json).toMatchObject({ id, observed_at: moment });
    }
  });
});

describe('ids=', () => {
  const idsOf = async (query: string) =>
    (await api.get(`/data?${query}`)).json.data.map(({ id }: { id: string }) => id) as string[];

  it('lists these items and no others, whatever their kind, order and source', async () => {
    const quotes = await idsOf('kind=quote&limit=4&offset=1');
    const articles = await idsOf('kind=article&limit=2');
    const ids = [...quotes, ...articles];
    for (const given of [ids.join(), ids.toReversed().join('&ids=')]) {
      const { data, metadata } = (await api.get(`/data?ids=${given}`)).json;
      expect(data.map(({ id }: { id: string }) => id).sort()).toEqual(ids.toSorted());
      expect([metadata.total, metadata.total_is_estimate, metadata.next_cursor]).toEqual([6, false, null]);
    }
    expect((await idsOf(`ids=${quotes.join()}&kind=quote&as_of=2100-01-01`)).sort()).toEqual(
      quotes.toSorted(),
    );
    expect(await idsOf('ids=q7fffffff00dec1a5c0de0000')).toEqual([]);
  });

  it.each([
    ['ids=1', 'must be an id of an item'],
    ['ids=q0000000100dec1a5c0de0000&kind=article', 'is not an article'],
    [
      'ids=q0000000100dec1a5c0de0000,c0000000100dec1a5c0de0000-1h',
      'candles cannot be combined with other items',
    ],
    ['ids=q0000000100dec1a5c0de0000&interval=1h', 'is not a candle'],
    ['ids=q0000000100dec1a5c0de0000&ingested_since=2026-01-01', 'cannot be combined with changes'],
  ])('%s is refused: it %s', async (query, reason) => {
    const { status, json } = await api.get(`/data?${query}`);
    expect([status, json.errors[0].parameter, json.detail]).toEqual([
      400,
      'ids',
      expect.stringContaining(reason),
    ]);
  });
});

describe('lineage', () => {
  it('of a quote from an API is the payload exactly as received', async () => {
    const { id } = await first('source=coingecko&symbol=BTC');
    const { text, json } = await api.get(`/data/${id}/lineage`);
    expect(text).toContain(RAW_PAYLOAD);
    expect(json).toMatchObject({
      id,
      source: 'coingecko',
      external_id: 'bitcoin',
      raw: { table: 'raw_api_data', id: 1, partition: 'markets', fetched_at: '2026-01-01T00:00:01.000000Z' },
      run: { id: 1, trigger: 'start', status: 'succeeded' },
    });
  });

  it('of a CSV line names file and line, and shows its values by column', async () => {
    const { id } = await first('source=csv&symbol=BTC');
    expect((await api.get(`/data/${id}/lineage`)).json).toMatchObject({
      source: 'csv',
      raw: {
        table: 'raw_csv_data',
        file: 'prices.csv',
        line: 2,
        payload: { ticker: 'BTC', 'Price (USD)': '$1,234.50', note: null },
        format: { delimiter: ';' },
      },
      run: { id: 3, trigger: 'cli' },
    });
  });

  it('of an article is its feed item', async () => {
    const { id } = await first('kind=article');
    const { text, json } = await api.get(`/data/${id}/lineage`);
    expect(text).toContain(RAW_PAYLOAD);
    expect(json).toMatchObject({ source: 'rss', raw: { table: 'raw_third_source_data' }, run: { id: 4 } });
  });
});

describe('a reply of /data', () => {
  it('describes the request and the page', async () => {
    const { json, headers } = await api.get('/data?limit=2&offset=3&count=none', {
      'x-request-id': 'my-id.1',
    });
    expect(json.metadata).toEqual({
      request_id: 'my-id.1',
      api_latency_ms: expect.any(Number),
      limit: 2,
      offset: 3,
      total: null,
      total_is_estimate: false,
      next_cursor: expect.stringMatching(/^[\w-]+$/),
      as_of: null,
      ingested_cursor: null,
    });
    expect(headers.get('x-request-id')).toBe('my-id.1');
  });

  it.each(['', 'a b', 'x'.repeat(101), 'a"b'])('generates a request id instead of %j', async (id) => {
    const { json, headers } = await api.get('/data?limit=1', { 'x-request-id': id });
    expect(json.metadata.request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-request-id')).toBe(json.metadata.request_id);
  });

  it('is sent again only when something changed', async () => {
    const { headers } = await api.get('/data?limit=5');
    const tag = headers.get('etag')!;
    expect(headers.get('cache-control')).toBe('no-cache');
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const again = await api.get('/data?limit=5', { 'if-none-match': known });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    }
    const head = await api.request('/data?limit=5', { method: 'HEAD', headers: { 'if-none-match': tag } });
    expect([head.status, head.headers.get('content-length')]).toEqual([304, null]);
    await addQuote(api.dataSource, '2026-03-02T00:00:00Z', '2');
    const changed = await api.get('/data?limit=5', { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('is compressed for clients that accept it', async () => {
    const plain = await api.get('/data', { 'accept-encoding': 'identity' });
    const gzipped = await api.get('/data', { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(gzipped.headers.get('content-encoding')).toBe('gzip');
    expect(gzipped.json.data).toEqual(plain.json.data);
  });

  it('has an estimated total beyond 10,000 items, and an exact one if the end is reached', async () => {
    await api.dataSource.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id)
       select 7, 3, '2020-01-01Z'::timestamptz + make_interval(secs => n), now(), 3, 1 from generate_series(1, 30000) n`,
    );
    await api.dataSource.query('analyze quotes');
    const total = async (query: string) => {
      const { metadata } = (await api.get(`/data?${query}`)).json;
      return [metadata.total, metadata.total_is_estimate];
    };
    const [estimated, isEstimate] = await total('kind=quote&source=csv');
    expect(isEstimate).toBe(true);
    expect(Math.abs(estimated - 30_024)).toBeLessThan(3000);
    expect(await total('kind=quote&source=csv&count=exact')).toEqual([30_024, false]);
    expect(await total('kind=quote&source=csv&order=asc&limit=50&offset=30000')).toEqual([30_024, false]);
    expect(await total('symbol=HOT&since=2026-01-01')).toEqual([24, false]);
  });
});
