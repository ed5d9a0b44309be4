import { historySql } from '../../src/api/assets/history-sql.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(`insert into assets (slug, symbol, name) values ('coin', 'COIN', 'Coin')`);
  await api.dataSource.query(`insert into listings (source_id, external_id, symbol, name, asset_id)
    select s, 'coin', 'COIN', 'Coin', a.id from assets a, (values (1), (2)) said(s) where a.slug = 'coin'`);
  const quote = (source: number, at: string, price: string | null) =>
    api.dataSource.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select id, source_id, $2, $2, 1, 1, $3 from listings where external_id = 'coin' and source_id = $1`,
      [source, at, price],
    );
  await quote(1, '2026-01-01T00:00:00Z', '10.5');
  await quote(1, '2026-01-01T00:00:59.999999Z', '12.000000000000000000001');
  await quote(2, '2026-01-01T00:00:59.999999Z', '11.25');
  await quote(2, '2026-01-01T00:00:30Z', '9');
  await quote(1, '2026-01-01T00:00:40Z', null);
  await quote(1, '2026-01-01T00:03:00Z', '0.1');
  await quote(2, '2026-01-01T00:03:00Z', '0.2');
  await quote(1, '2026-01-01T00:04:10Z', null);
  await quote(1, '2026-01-02T23:59:59.999999Z', '7');
});
afterAll(() => api.stop());

const ofQuotes = {
  volume: null,
  quote_volume: null,
  trades: null,
  from: 'quotes',
  intervals: null,
  outliers: [],
};
const gap = { ...ofQuotes, from: null, open: null, high: null, low: null, close: null, mean: null, count: 0 };
const withoutGaps = async (query: string) => (await api.get(`/assets/coin/history?${query}`)).json;
const history = (query: string) => withoutGaps(`gaps=true&${query}`);

describe('the history of an asset', () => {
  it('has open, high, low, close, mean and count of each bucket, and gaps if requested', async () => {
    const span = 'interval=1m&since=2026-01-01&until=2026-01-01T00:05Z';
    const { data, metadata } = await history(span);
    const bare = await withoutGaps(span);
    expect(bare.data).toEqual([data[0], data[3]]);
    expect(bare.metadata).toEqual({ ...metadata, request_id: expect.any(String) });
    expect(data).toEqual([
      {
        at: '2026-01-01T00:00:00.000000Z',
        open: 10.5,
        high: 12,
        low: 9,
        close: 11.25,
        mean: 10.6875,
        count: 4,
        ...ofQuotes,
      },
      { at: '2026-01-01T00:01:00.000000Z', ...gap },
      { at: '2026-01-01T00:02:00.000000Z', ...gap },
      {
        at: '2026-01-01T00:03:00.000000Z',
        open: 0.1,
        high: 0.2,
        low: 0.1,
        close: 0.2,
        mean: 0.15,
        count: 2,
        ...ofQuotes,
      },
      { at: '2026-01-01T00:04:00.000000Z', ...gap },
    ]);
    expect(metadata).toMatchObject({
      asset: 'coin',
      interval: '1m',
      source: null,
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-01-01T00:05:00.000Z',
      buckets: 5,
    });
  });

  it('keeps every digit', async () => {
    const { text } = await api.get(
      '/assets/coin/history?interval=1m&since=2026-01-01&until=2026-01-01T00:01Z',
    );
    expect(text).toContain('"high":12.000000000000000000001,"low":9,');
  });

  it('is limited to one source on request', async () => {
    const { data, metadata } = await history(
      'interval=1m&since=2026-01-01&until=2026-01-01T00:01Z&source=coingecko',
    );
    expect(data).toMatchObject([{ open: 10.5, low: 10.5, count: 2 }]);
    expect(metadata.source).toBe('coingecko');
    expect((await withoutGaps('source=rss&interval=1d&since=2026-01-01&until=2026-01-02')).data).toEqual([]);
    expect((await history('source=coingecko,rss&interval=1d&since=2026-01-01')).data[0].count).toBe(3);
  });

  it.each([
    ['5m', '2026-01-01T00:03:00.000001Z', '2026-01-01T00:05:00.000001Z', ['00:00', '00:05'], [6, 0]],
    ['1h', '2026-01-01T02:30:00+02:00', '2026-01-01T01:00Z', ['00:00'], [6]],
    ['1d', '2026-01-01T12:00Z', '2026-01-02T00:00:00.000001Z', ['00:00', '00:00'], [6, 1]],
  ])('contains whole buckets of %s, from %s to %s', async (interval, since, until, times, counts) => {
    const query = new URLSearchParams({ interval, since, until });
    const { data } = await history(query.toString());
    expect(data.map(({ at }: { at: string }) => at.slice(11, 16))).toEqual(times);
    expect(data.map(({ count }: { count: number }) => count)).toEqual(counts);
  });

  it('covers a hundred buckets before until or now by default', async () => {
    const { data, metadata } = await history('interval=1d&until=2026-01-03');
    expect(data).toHaveLength(100);
    expect(data.at(-1)).toMatchObject({ at: '2026-01-02T00:00:00.000000Z', close: 7 });
    expect(metadata.buckets).toBe(100);
    const now = (await history('')).metadata;
    expect(now).toMatchObject({ interval: '1h', buckets: 100 });
    expect(Date.parse(now.until) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect((await history('interval=1m&since=2020-01-01')).metadata).toMatchObject({
      buckets: 1000,
      until: '2020-01-01T16:40:00.000Z',
    });
  });

  it('has at most a thousand buckets, and names the longest span allowed', async () => {
    const refused = await api.get('/assets/coin/history?interval=5m&since=2026-01-01&until=2026-02-01');
    expect(refused.status).toBe(400);
    expect(refused.json.errors).toMatchObject([
      {
        parameter: 'since',
        message:
          '8928 buckets of 5m lie between since and until, but at most 1000 are allowed (3 d 11 h 20 min): use a shorter span or a longer interval',
      },
    ]);
    expect((await history('interval=5m&since=2026-01-01&until=2026-01-04T11:20Z')).data).toHaveLength(1000);
  });

  it.each(['csv', 'ndjson', 'parquet'])(
    'refuses a history as %s that would end before now',
    async (format) => {
      const path = `/assets/bitcoin/history?interval=1d&format=${format}`;
      const { status, json } = await api.get(`${path}&since=2020-01-01`);
      expect([status, json.errors]).toMatchObject([
        400,
        [
          {
            parameter: 'since',
            detail: expect.stringMatching(/^\d+ buckets of 1d lie between since and now/),
          },
        ],
      ]);
      expect((await api.get(`${path}&since=2020-01-01&until=2022-01-01`)).status).toBe(200);
      expect((await api.get(path)).status).toBe(200);
    },
  );

  it.each([
    'interval=2m',
    'since=tomorrow',
    'source=nowhere',
    'since=2026-01-02&until=2026-01-01',
    'since=2999-01-01',
    'limit=5',
  ])('refuses %s', async (query) => {
    expect((await api.get(`/assets/coin/history?${query}`)).status).toBe(400);
  });

  it.each([
    'since=0001-01-01T00:00:00%2B15:00&until=0001-01-02',
    'since=9999-12-30T23:00Z&until=9999-12-31T23:59:59Z',
  ])('accepts %s, within the range of timestamps', async (query) => {
    expect((await api.get(`/assets/coin/history?interval=1h&${query}`)).status).toBe(200);
  });

  it('has no mean of two sources whose prices differ by more than a factor of five at one time', async () => {
    const quotes = (source: number, ...prices: readonly [time: string, price: number][]) =>
      api.dataSource.query(
        `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         select id, source_id, t::timestamptz, now(), 1, 1, p from listings, unnest($2::text[], $3::numeric[]) as said(t, p)
         where external_id = 'coin' and source_id = $1`,
        [source, prices.map(([time]) => `2026-03-01T${time}Z`), prices.map(([, price]) => price)],
      );
    await quotes(1, ['00:01', 2], ['00:40', 2], ['01:01', 2], ['02:01', 2], ['02:50', 11]);
    await quotes(2, ['00:02', 2], ['00:41', 10.1], ['01:02', 10], ['02:02', 2.1], ['02:51', 11.1]);
    const hours = (more = '') => withoutGaps(`interval=1h&since=2026-03-01&until=2026-03-01T03:00Z${more}`);
    const figures = ({ data }: { data: { high: number; mean: number | null }[] }) =>
      data.map(({ high, mean }) => [high, mean]);
    expect(figures(await hours())).toEqual([
      [10.1, null],
      [10, 6],
      // A coin that rose.
      [11.1, 6.55],
    ]);
    expect(figures(await hours('&source=coinpaprika'))[0]).toEqual([10.1, 6.05]);
    const { data } = await withoutGaps('interval=1m&since=2026-03-01T00:40Z&until=2026-03-01T00:42Z');
    expect(data.map(({ mean }: { mean: number }) => mean)).toEqual([2, 10.1]);
    await api.dataSource.query(`delete from quotes where observed_at >= '2026-03-01Z'`);
  });

  describe('with a source whose prices are outliers', () => {
    beforeAll(async () => {
      await api.dataSource.query(
        `insert into assets (slug, symbol, name) values ('three', 'THREE', 'Three')`,
      );
      await api.dataSource.query(`insert into listings (source_id, external_id, symbol, name, asset_id)
        select s, 'three', 'THREE', 'Three', a.id from assets a, generate_series(1, 3) s where a.slug = 'three'`);
      const quotes: readonly [source: number, at: string, price: number][] = [
        // Source 3 is wrong once, first and last of its hour.
        [3, '10:00', 100.4],
        [1, '10:01', 100],
        [2, '10:02', 100.2],
        [1, '10:20', 101],
        [2, '10:21', 101.2],
        [1, '10:58', 100.8],
        [2, '10:58', 100.9],
        [3, '10:59', 151],
        // All fall, one after another.
        [1, '11:00', 100],
        [2, '11:01', 100.3],
        [3, '11:01', 100.1],
        [1, '11:05', 60],
        [2, '11:06', 59.8],
        [3, '11:14', 61],
        // Nobody knows which of two is wrong.
        [1, '12:00', 100],
        [3, '12:01', 151],
        // The others differ so much that the third may be right.
        [1, '13:00', 100],
        [2, '13:01', 102],
        [3, '13:01', 116],
      ];
      for (const [source, time, price] of quotes)
        await api.dataSource.query(
          `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
           select id, source_id, $2, $2, 1, 1, $3 from listings where external_id = 'three' and source_id = $1`,
          [source, `2026-02-01T${time}Z`, price],
        );
    });

    const three = async (query: string) => (await api.get(`/assets/three/history?${query}`)).json.data;
    const hour = (from: string, until: string) =>
      three(`interval=1h&since=2026-02-01T${from}Z&until=2026-02-01T${until}Z`);

    it('leaves them out for the quarter of an hour, and names the source', async () => {
      expect(await hour('10:00', '11:00')).toMatchObject([
        { open: 100.4, high: 101.2, low: 100, close: 100.9, count: 7, outliers: ['csv'] },
      ]);
      const day = await three('interval=1d&since=2026-02-01&until=2026-02-02');
      expect(day).toMatchObject([{ open: 100.4, low: 59.8, count: 18, outliers: ['csv'] }]);
    });

    it('evaluates minutes by the same quarter of an hour, wherever the span begins and ends', async () => {
      const last = [{ at: '2026-02-01T10:58:00.000000Z', close: 100.9, count: 2, outliers: [] }];
      for (const [since, until] of [
        ['10:50', '11:00'],
        ['10:58', '11:00'],
      ])
        expect(
          await three(`interval=1m&since=2026-02-01T${since}Z&until=2026-02-01T${until}Z`),
        ).toMatchObject(last);
      const wrong = 'interval=1m&since=2026-02-01T10:59Z&until=2026-02-01T11:00Z';
      expect(await three(wrong)).toEqual([]);
      expect(await three(`${wrong}&gaps=true`)).toMatchObject([{ count: 0, from: null, outliers: ['csv'] }]);
    });

    it.each([
      ['a fall that others report as well', '11:00', { high: 100.3, low: 59.8, close: 61, count: 6 }],
      ['one of two sources', '12:00', { high: 151, close: 151, count: 2 }],
      ['a price among others that differ', '13:00', { high: 116, count: 3 }],
    ])('shows %s', async (_, from, expected) => {
      const until = from.replace('00', '59');
      expect(await hour(from, until)).toMatchObject([{ ...expected, outliers: [] }]);
    });

    it('shows the figures of a source if requested', async () => {
      const found = await three('source=csv&interval=1h&since=2026-02-01T10:00Z&until=2026-02-01T11:00Z');
      expect(found).toMatchObject([{ high: 151, close: 151, count: 2, outliers: [] }]);
    });
  });

  it('reads one range of the primary key per listing, and nothing from the table', async () => {
    await api.dataSource
      .query(`insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
      select l, 3, '2020-01-01Z'::timestamptz + make_interval(mins => m), now(), 1, 1, m
      from generate_series(1001, 1020) l, generate_series(1, 500) m`);
    await api.dataSource.query('vacuum analyze quotes');
    const parameters = ['coin', null, '2026-01-01Z', '2026-01-02Z', 3600, 'USD'];
    const scans = await scansOf(api.dataSource, 'quotes', historySql(null), parameters);
    expect(rowsRead(scans)).toBeLessThan(20);
    for (const scan of scans)
      expect([scan['Node Type'], scan['Index Name']]).toEqual(['Index Only Scan', 'quotes_pkey']);
  });
});
