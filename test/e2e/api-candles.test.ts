import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { addCandles } from '../support/candles.js';
import { type Api, startApi } from '../support/seed-service.js';

const LONG = '0.000000000000123456789';
let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(
    `update listings set currency = 'EUR' where source_id = 3 and external_id = 'BTC'`,
  );
  await addCandles(api.dataSource, [
    {
      ...{ listingId: 1, interval: '1h', openedAt: '2026-01-01T10:00:00.123456Z' },
      ...{ open: '1.10', high: '123456789012345678901.5', low: LONG, close: '2.00' },
      ...{ volume: '10.50', quoteVolume: LONG, trades: Number.MAX_SAFE_INTEGER, marketCap: '77.0' },
    },
    { listingId: 6, interval: '1d', openedAt: '2025-12-31T00:00:00Z', open: '5', close: '6.5' },
  ]);
  await api.dataSource.query(
    `update candles set source_id = 3, run_id = 3, raw_id = (1::bigint << 32) + 2 where listing_id = 6`,
  );
});
afterAll(() => api.stop());

const all = async () => (await api.get('/data?kind=candle')).json.data;

describe('a candle', () => {
  it('has exactly these fields', async () => {
    const [candle, day] = await all();
    const byIds = (await api.get(`/data?ids=${day.id},${candle.id},${candle.id.replace('-1h', '-1d')}`)).json;
    expect([byIds.data, byIds.metadata.total]).toEqual([[candle, day], 2]);
    expect(candle).toEqual({
      id: expect.stringMatching(/^c00000001[0-9a-f]{16}-1h$/),
      kind: 'candle',
      source: 'coingecko',
      external_id: 'bitcoin',
      asset: { id: 'asset_1', slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' },
      title: 'Bitcoin',
      url: null,
      currency: 'USD',
      price: 2,
      market_cap: 77,
      volume_24h: null,
      price_usd: 2,
      market_cap_usd: 77,
      volume_24h_usd: null,
      change_24h_pct: null,
      rank: null,
      circulating_supply: null,
      total_supply: null,
      max_supply: null,
      interval: '1h',
      opened_at: '2026-01-01T10:00:00.123456Z',
      open: 1.1,
      high: Number('123456789012345678901.5'),
      low: Number(LONG),
      close: 2,
      volume: 10.5,
      quote_volume: Number(LONG),
      trades: 9007199254740991,
      observed_at: '2026-01-01T10:00:00.123456Z',
      ingested_at: '2026-01-02T00:00:00.000000Z',
      known_at: '2026-01-02T00:00:00.000000Z',
      run_id: 1,
    });
  });

  it('has the fields of a quote in the same order, followed by its own', async () => {
    const [candle] = await all();
    const { json } = await api.get('/data?kind=quote&limit=1');
    const own = ['interval', 'opened_at', 'open', 'high', 'low', 'close', 'volume', 'quote_volume', 'trades'];
    expect(Object.keys(candle).filter((name) => !own.includes(name))).toEqual(Object.keys(json.data[0]));
  });

  it('keeps every digit', async () => {
    const { text } = await api.get('/data?kind=candle&limit=1');
    expect(text).toContain(`"open":1.10,"high":123456789012345678901.5,"low":${LONG},"close":2.00,`);
  });

  it('in another currency has no price in US dollars', async () => {
    expect((await api.get('/data?interval=1d')).json.data).toMatchObject([
      {
        currency: 'EUR',
        price: 6.5,
        close: 6.5,
        price_usd: null,
        market_cap_usd: null,
        volume: null,
        trades: null,
      },
    ]);
  });

  it('is at /data/{id}, and nothing else is', async () => {
    for (const candle of await all()) {
      const alone = await api.get(`/data/${candle.id}`);
      expect(alone.json).toEqual(candle);
      for (const other of [
        candle.id.replace(/-.*/, ''),
        candle.id.replace(/-.*/, '-5m'),
        candle.id.replace(/-.*/, '-60m'),
        candle.id.replace('c', 'q'),
      ])
        expect([other, (await api.get(`/data/${other}`)).status]).toEqual([other, 404]);
    }
  });

  it('has a lineage', async () => {
    const [hourly, daily] = await all();
    expect((await api.get(`/data/${hourly.id}/lineage`)).json).toMatchObject({
      id: hourly.id,
      source: 'coingecko',
      external_id: 'bitcoin',
      currency: 'USD',
      asset: { slug: 'bitcoin' },
      raw: { table: 'raw_api_data', id: 1 },
      run: { id: 1 },
    });
    expect((await api.get(`/data/${daily.id}/lineage`)).json).toMatchObject({
      id: daily.id,
      currency: 'EUR',
      raw: { table: 'raw_csv_data', file: 'prices.csv', line: 2 },
    });
  });

  it('has its ETag', async () => {
    const etag = (await api.get('/data?kind=candle')).headers.get('etag')!;
    expect((await api.get('/data?kind=candle', { 'if-none-match': etag })).status).toBe(304);
    expect((await api.get('/data?interval=1d', { 'if-none-match': etag })).status).toBe(200);
  });

  it('is counted by /stats', async () => {
    expect((await api.get('/stats')).json.stored).toEqual({ quotes: 84, candles: 2, articles: 9 });
  });
});

describe('an export of candles', () => {
  const fetchAs = (type: string, query: string) =>
    fetch(`${api.service.url}/data?${query}`, { headers: { accept: type } });

  it('in ndjson is the items of the page, byte for byte', async () => {
    const { text } = await api.get('/data?kind=candle');
    const lines = (await (await fetchAs('application/x-ndjson', 'kind=candle')).text())
      .split('\n')
      .slice(0, -1);
    expect(text).toContain(`{"data":[${lines.join(',')}],"metadata"`);
    expect(lines).toHaveLength(2);
  });

  it('in csv has the columns of a candle, with all digits', async () => {
    const [head, hourly, daily] = (await (await fetchAs('text/csv', 'kind=candle')).text())
      .split('\r\n')
      .map((row) => row.split(','));
    const shown = (row: string[]) => Object.fromEntries(head!.map((name, at) => [name, row[at]]));
    expect(shown(hourly!)).toMatchObject({
      ...{ kind: 'candle', interval: '1h', opened_at: '2026-01-01T10:00:00.123456Z', asset_slug: 'bitcoin' },
      ...{ price: '2.00', open: '1.10', high: '123456789012345678901.5', low: LONG, close: '2.00' },
      ...{ volume: '10.50', quote_volume: LONG, trades: '9007199254740991', market_cap: '77.0' },
    });
    expect(shown(daily!)).toMatchObject({
      currency: 'EUR',
      price_usd: '',
      volume: '',
      trades: '',
      close: '6.5',
    });
  });

  it('in csv of quotes has no columns of candles', async () => {
    for (const query of ['kind=quote&limit=1', 'limit=1'])
      expect((await (await fetchAs('text/csv', query)).text()).split('\r\n')[0]).not.toContain('opened_at');
  });

  it('in parquet has the columns of a candle', async () => {
    const file = await (
      await fetchAs('application/vnd.apache.parquet', 'kind=candle&order=asc&decimals=text')
    ).arrayBuffer();
    const rows = await parquetReadObjects({ file });
    expect(rows).toMatchObject([
      { interval: '1d', close: '6.5', trades: null },
      { interval: '1h', low: LONG, trades: 9007199254740991n },
    ]);
    const names = parquetMetadata(file).schema.map(({ name }) => name);
    expect(names).toHaveLength(36);
  });

  it('over many pages has each candle once, though intervals open at the same moment', async () => {
    await api.dataSource.query(
      `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select 7, 3, "interval", '2020-01-01Z'::timestamptz + make_interval(hours => n), '2026-01-02Z', 1, 1, 1, n, n, n, n
       from unnest('{1m,5m,15m,30m,1h}'::text[]) "interval", generate_series(1, 8000) n`,
    );
    const ids = (await (await fetchAs('application/x-ndjson', 'kind=candle&asset=hot')).text())
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect([ids.length, new Set(ids).size]).toEqual([40_000, 40_000]);
  });
});

it.each([
  ['0001-01-01T00:00:00.000000Z', '1mo'],
  ['9999-12-31T23:59:59.999999Z', '99999w'],
  ['9999-12-31T00:00:00.000000Z', '99999mo'],
])('a candle may open at %s and last %s', async (openedAt, interval) => {
  await addCandles(api.dataSource, [{ listingId: 2, interval, openedAt, open: '1', close: '1e-120' }]);
  const { data } = (await api.get(`/data?kind=candle&asset=ether&interval=${interval}`)).json;
  expect(data).toMatchObject([{ interval, opened_at: openedAt, close: 1e-120 }]);
  expect((await api.get(`/data/${data[0].id}`)).json).toEqual(data[0]);
  for (const path of [
    '/data?kind=candle&as_of=2100-01-01',
    '/assets/ether/history',
    '/assets/ether',
    '/metrics',
  ])
    expect([path, (await api.get(path)).status]).toEqual([path, 200]);
});
