import { historySql } from '../../src/api/assets/history-sql.js';
import { addCandles, type StoredCandle } from '../support/candles.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { type Api, startApi } from '../support/seed-service.js';

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply
let api: Api;
/** Listings of one asset, by name. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(`insert into assets (slug, symbol, name) values ('coin', 'COIN', 'Coin')`);
  const listings = { exchange: ['csv', 'USD'], other: ['coingecko', 'USD'], euros: ['csv', 'EUR'] };
  for (const [name, [source, currency]] of Object.entries(listings)) {
    const [row] = await api.dataSource.query<[{ id: number }]>(
      `insert into listings (source_id, external_id, currency, symbol, name, asset_id)
       select s.id, 'coin', $2, 'COIN', 'Coin', a.id from sources s, assets a where s.name = $1 and a.slug = 'coin' returning id`,
      [source, currency],
    );
    ids[name] = row.id;
  }
});
beforeEach(() => api.dataSource.query('truncate candles, quotes'));
afterAll(() => api.stop());

type Figures = [open: string, high: string, low: string, close: string, volume?: string, trades?: number];

/** Consecutive candles of a listing, from a moment on. */
function candles(
  listing: string,
  interval: string,
  from: string,
  figures: readonly Figures[],
): Promise<void> {
  const minutes: Record<string, number> = { '1m': 1, '5m': 5, '15m': 15, '1h': 60, '4h': 240, '1d': 1440 };
  const stored = figures.map(([open, high, low, close, volume, trades], n): StoredCandle => {
    const openedAt = new Date(Date.parse(from) + n * minutes[interval]! * 60_000).toISOString();
    return { listingId: ids[listing]!, interval, openedAt, open, high, low, close, volume, trades };
  });
  return addCandles(api.dataSource, stored);
}

const quote = (listing: string, at: string, price: string) =>
  api.dataSource.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select id, source_id, $2, $2, 1, 1, $3 from listings where id = $1`,
    [ids[listing], at, price],
  );

const history = async (query: string): Promise<Json> =>
  (await api.get(`/assets/coin/history?gaps=true&${query}`)).json;
const hours = (first: string, until: string) => history(`interval=1h&since=${first}&until=${until}`);

describe('the history of an asset with candles', () => {
  it('has no mean of listings whose candles are more than a factor of five apart', async () => {
    const both = async (other: string) => {
      await candles('exchange', '1h', '2026-01-01T00:00Z', [['2', '2', '2', '2']]);
      await candles('other', '1h', '2026-01-01T00:00Z', [[other, other, other, other]]);
      const { data } = await hours('2026-01-01', '2026-01-01T01:00Z');
      await api.dataSource.query('truncate candles');
      return data;
    };
    expect(await both('10')).toMatchObject([{ high: 10, low: 2, mean: 6, count: 2 }]);
    expect(await both('10.1')).toMatchObject([{ high: 10.1, low: 2, mean: null, count: 2 }]);
  });

  it('has its candles unchanged, with every digit', async () => {
    await candles('exchange', '1h', '2026-01-01T00:00Z', [
      ['1.5', '3.000000000000000000001', '0.25', '2', '7.5', 12],
    ]);
    const { data } = await hours('2026-01-01', '2026-01-01T02:00Z');
    expect(data).toEqual([
      {
        at: '2026-01-01T00:00:00.000000Z',
        open: 1.5,
        high: 3,
        low: 0.25,
        close: 2,
        mean: 2,
        count: 1,
        volume: 7.5,
        quote_volume: null,
        trades: 12,
        from: 'candles',
        intervals: ['1h'],
        outliers: [],
      },
      expect.objectContaining({ open: null, count: 0, from: null, intervals: null }),
    ]);
    const { text } = await api.get(
      '/assets/coin/history?interval=1h&since=2026-01-01&until=2026-01-01T01:00Z',
    );
    expect(text).toContain('"high":3.000000000000000000001,"low":0.25,');
  });

  it('adds shorter ones up: first open, highest high, lowest low, last close, summed volumes and trades', async () => {
    await candles('exchange', '15m', '2026-01-01T00:00Z', [
      ['10', '11', '9', '10.5', '1.1', 1],
      ['10.5', '15', '10', '12', '2.2', 2],
      ['12', '13', '4', '5', '3.3', 3],
      ['5', '6', '5', '5.5', '4.4', 4],
      ['5.5', '7', '5', '6', '5.5', 5],
    ]);
    const { data } = await hours('2026-01-01', '2026-01-01T02:00Z');
    expect(data).toMatchObject([
      {
        open: 10,
        high: 15,
        low: 4,
        close: 5.5,
        mean: 8.25,
        count: 4,
        volume: 11,
        trades: 10,
        intervals: ['15m'],
      },
      { open: 5.5, high: 7, low: 5, close: 6, count: 1, volume: 5.5, trades: 5 },
    ]);
  });

  it('never divides longer ones', async () => {
    await candles('exchange', '1d', '2026-01-01T00:00Z', [['1', '2', '1', '2']]);
    await candles('exchange', '4h', '2026-01-01T00:00Z', [['1', '2', '1', '2']]);
    expect((await hours('2026-01-01', '2026-01-01T01:00Z')).data).toMatchObject([{ count: 0, from: null }]);
    expect((await history('interval=1d&since=2026-01-01&until=2026-01-02')).data).toMatchObject([
      { count: 1, intervals: ['1d'] },
    ]);
  });

  it('leaves out a candle that reaches beyond its bucket', async () => {
    await candles('exchange', '1h', '2026-01-01T00:30Z', [['1', '2', '1', '2']]);
    await candles('exchange', '1d', '2026-01-01T05:00Z', [['1', '2', '1', '2']]);
    expect((await hours('2026-01-01', '2026-01-01T02:00Z')).data).toMatchObject([
      { from: null },
      { from: null },
    ]);
    expect((await history('interval=1d&since=2026-01-01&until=2026-01-03')).data).toMatchObject([
      { count: 1, intervals: ['1h'] },
      { from: null },
    ]);
  });

  it('of several intervals uses the one that covers most of a bucket, and the longest of those', async () => {
    await candles('exchange', '15m', '2026-01-01T00:00Z', [
      ['1', '1', '1', '1'],
      ['1', '1', '1', '1'],
    ]);
    await candles('exchange', '5m', '2026-01-01T00:00Z', Array<Figures>(24).fill(['2', '2', '2', '2']));
    await candles('exchange', '1h', '2026-01-01T01:00Z', [['3', '3', '3', '3']]);
    expect((await hours('2026-01-01', '2026-01-01T02:00Z')).data).toMatchObject([
      { open: 2, count: 12, intervals: ['5m'] },
      { open: 3, count: 1, intervals: ['1h'] },
    ]);
  });

  it('uses quotes only where there are no candles', async () => {
    await candles('exchange', '1h', '2026-01-01T00:00Z', [['1', '2', '1', '2', '5']]);
    await quote('exchange', '2026-01-01T00:10Z', '100');
    await quote('other', '2026-01-01T00:20Z', '200');
    await quote('exchange', '2026-01-01T01:10Z', '100');
    await quote('other', '2026-01-01T01:20Z', '200');
    expect((await hours('2026-01-01', '2026-01-01T02:00Z')).data).toMatchObject([
      { high: 2, count: 1, volume: 5, from: 'candles', intervals: ['1h'] },
      { open: 100, close: 200, count: 2, volume: null, from: 'quotes', intervals: null },
    ]);
    expect(
      (await history('interval=1h&since=2026-01-01&until=2026-01-01T01:00Z&source=coingecko')).data,
    ).toMatchObject([{ open: 200, from: 'quotes' }]);
  });

  it('joins the candles of several listings, each by its own interval', async () => {
    await candles('exchange', '1h', '2026-01-01T00:00Z', [['1', '2', '1', '2', '5', 1]]);
    await candles('other', '15m', '2026-01-01T00:00Z', [
      ['3', '4', '0.5', '3.5', '1', 1],
      ['3.5', '4', '3', '3.75', '1', 1],
    ]);
    expect((await hours('2026-01-01', '2026-01-01T01:00Z')).data).toMatchObject([
      { open: 1, high: 4, low: 0.5, close: 2, count: 3, volume: 7, trades: 3, intervals: ['15m', '1h'] },
    ]);
  });

  it('has no volume if one of the candles has none', async () => {
    await candles('exchange', '15m', '2026-01-01T00:00Z', [
      ['1', '2', '1', '2', '5', 1],
      ['1', '2', '1', '2'],
    ]);
    expect((await hours('2026-01-01', '2026-01-01T01:00Z')).data).toMatchObject([
      { count: 2, volume: null, trades: null },
    ]);
  });

  it('is in one currency', async () => {
    await candles('euros', '1h', '2026-01-01T00:00Z', [['1', '2', '1', '2']]);
    const span = 'interval=1h&since=2026-01-01&until=2026-01-01T01:00Z';
    expect((await history(span)).data).toMatchObject([{ from: null }]);
    expect((await history(`${span}&currency=EUR`)).data).toMatchObject([{ close: 2, from: 'candles' }]);
  });

  it('reads one range of the primary key for each listing and interval', async () => {
    // As they arrive: each minute in a separate commit.
    await api.dataSource.query(
      `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select l, 3, i, '2020-01-01Z'::timestamptz + make_interval(mins => m), now(), m, 1, 1, m, m, m, m
       from unnest($1::int[]) l, unnest('{1m,5m,1h,1d,1w}'::text[]) i, generate_series(1, 3000) m`,
      [[...Object.values(ids), 1001, 1002]],
    );
    await api.dataSource.query('vacuum analyze candles');
    const parameters = ['coin', null, '2020-01-02Z', '2020-01-02T01:00Z', 3600, 'USD'];
    const scans = await scansOf(api.dataSource, 'candles', historySql(null), parameters);
    expect(rowsRead(scans)).toBeLessThan(500);
    expect(new Set(scans.map((scan) => scan['Index Name']))).toEqual(new Set(['candles_pkey']));
  });
});
