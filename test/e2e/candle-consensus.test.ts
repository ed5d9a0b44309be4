import { AssetsQuery } from '../../src/api/assets/assets-query.dto.js';
import { assetsSql } from '../../src/api/assets/assets-sql.js';
import { Parameters } from '../../src/api/data/sql-parameters.js';
import { addCandles } from '../support/candles.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => (api = await startApi()));
afterAll(() => api.stop());

const SOURCES = { coingecko: 1, coinpaprika: 2, csv: 3 };
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

async function listing(slug: string, source: keyof typeof SOURCES): Promise<number> {
  await api.dataSource.query(
    `insert into assets (slug, symbol, name) select $1::text, upper($1), $1 where not exists (select from assets where slug = $1)`,
    [slug],
  );
  const [{ id }] = await api.dataSource.query<[{ id: number }]>(
    `insert into listings (source_id, external_id, symbol, name, asset_id)
     select $2, $1, upper($1), $1, id from assets where slug = $1 returning id`,
    [slug, SOURCES[source]],
  );
  return id;
}

/** A candle of a listing without quotes, with its close; opened and fetched this many seconds ago. */
async function candle(
  listingId: number,
  interval: string,
  [opened, fetched]: [opened: number, fetched: number],
  close: string,
): Promise<void> {
  await addCandles(api.dataSource, [
    {
      listingId,
      interval,
      openedAt: secondsAgo(opened),
      ingestedAt: secondsAgo(fetched),
      open: close,
      close,
    },
  ]);
}

const consensus = async (slug: string, query = '') =>
  (await api.get(`/assets/${slug}${query}`)).json.consensus;

describe('the consensus of an asset with candles', () => {
  it('uses a fresh close, dated when it was the price', async () => {
    await candle(await listing('closed', 'csv'), '5m', [700, 390], '100.000000000000000000001');
    const view = await consensus('closed');
    expect(view).toMatchObject({ state: 'single', counted: 1 });
    expect(view.sources).toMatchObject([{ source: 'csv', status: 'counted' }]);
    expect(view.sources[0].age_seconds).toBeGreaterThanOrEqual(400);
    expect(view.sources[0].age_seconds).toBeLessThan(700);
    expect((await api.get('/assets/closed')).text).toContain('"price" : 100.000000000000000000001,');
    expect((await api.get('/assets?q=closed')).json.data).toMatchObject([{ price: 100, state: 'single' }]);
  });

  it('is as old as its fetch while it is open', async () => {
    await candle(await listing('open', 'csv'), '1d', [40_000, 120], '7');
    const [source] = (await consensus('open')).sources;
    expect(source).toMatchObject({ status: 'counted', price: 7 });
    expect(source.age_seconds).toBeLessThan(900);
  });

  it('uses the newest close of all intervals', async () => {
    const id = await listing('several', 'csv');
    await candle(id, '1d', [86_400 + 500, 490], '1');
    await candle(id, '1m', [180, 100], '3');
    await candle(id, '15m', [1000, 90], '2');
    expect(await consensus('several')).toMatchObject({ price: 2 });
    await candle(id, '1m', [120, 50], '4');
    expect(await consensus('several')).toMatchObject({ price: 4 });
  });

  it('does not count a close that is too old', async () => {
    await candle(await listing('stale', 'coingecko'), '1h', [30 * 86_400, 10], '5');
    expect(await consensus('stale')).toMatchObject({
      price: null,
      state: 'none',
      sources: [{ status: 'stale', price: 5 }],
    });
  });

  it('prefers the quote of a listing that has one, and compares closes with the quotes of other sources', async () => {
    const [quoted, closed] = [await listing('both', 'coingecko'), await listing('both', 'coinpaprika')];
    await api.dataSource.query(
      `with quote as (insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         values ($1, 1, now() - interval '60 seconds', now(), 1, 1, 10) returning *)
       insert into latest_quotes (listing_id, observed_at, source_id, price) select listing_id, observed_at, source_id, price from quote`,
      [quoted],
    );
    await candle(quoted, '1m', [90, 20], '99');
    await candle(closed, '1m', [120, 60], '10.2');
    expect(await consensus('both')).toMatchObject({
      price: 10.1,
      state: 'agreed',
      sources: [
        { source: 'coingecko', price: 10 },
        { source: 'coinpaprika', price: 10.2 },
      ],
    });
    expect(await consensus('both', '?as_of=2100-01-01')).toMatchObject({ price: 10.1, counted: 2 });
  });

  it('as of a moment uses candles fetched by then, after their close', async () => {
    const id = await listing('then', 'csv');
    await api.dataSource.query(
      `update assets set created_at = '2025-01-01Z', commit_id = null where slug = 'then'`,
    );
    const at = (openedAt: string, ingestedAt: string, close: string) =>
      addCandles(api.dataSource, [
        { listingId: id, interval: '1m', openedAt, ingestedAt, open: close, close },
      ]);
    await at('2026-01-01T00:00Z', '2026-01-01T00:01:10Z', '1');
    await at('2026-01-01T00:01Z', '2026-01-01T00:01:30Z', '2');
    await at('2026-01-01T00:02Z', '2026-01-01T00:03:10Z', '3');
    const priceAt = async (asOf: string) => (await consensus('then', `?as_of=${asOf}`)).price;
    expect(await priceAt('2026-01-01T00:01:00Z')).toBeNull();
    expect(await priceAt('2026-01-01T00:02:30Z')).toBe(1);
    expect(await priceAt('2026-01-01T00:03:30Z')).toBe(3);
    const page = await api.get('/assets?q=then&as_of=2026-01-01T00:02:30Z');
    expect(page.json.data).toMatchObject([{ slug: 'then', price: 1 }]);
    const markets = await api.get('/markets?asset=then&as_of=2026-01-01T00:03:30Z&sparkline=true');
    expect(markets.json.data).toMatchObject([{ price: 3, counted: 1 }]);
    expect(markets.json.data[0].sparkline.at(-1)).toBe(3);
  });

  it('compares a price with the last close before a window or, if there is none near it, with the first one after it', async () => {
    const listingId = await listing('changed', 'csv');
    const [HOUR, DAY, now] = [3600, 86_400, Date.now()];
    const closed = (seconds: number, interval: string, length: number, close: string) =>
      addCandles(api.dataSource, [
        {
          listingId,
          interval,
          openedAt: new Date(now - (seconds + length) * 1000).toISOString(),
          ingestedAt: new Date(now - 1000).toISOString(),
          open: close,
          close,
        },
      ]);
    await closed(60, '1m', 60, '30');
    await closed(60 + HOUR - 300, '5m', 300, '25');
    await closed(60 + DAY - HOUR, '1h', HOUR, '20');
    await closed(60 + 6 * DAY, '1d', DAY, '11');
    await closed(60 + 6 * DAY, '1h', HOUR, '10');
    const changes = { change_1h_pct: 20, change_24h_pct: 50, change_7d_pct: 200 };
    for (const asOf of ['', '&as_of=2100-01-01'])
      expect((await api.get(`/markets?asset=changed${asOf}`)).json.data).toMatchObject([
        { price: 30, ...changes },
      ]);
  });

  it.each([{}, { as_of: '2100-01-01' }])(
    'reads one candle of each listing without quotes: %j',
    async (given) => {
      await api.dataSource.query(
        `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select l.id, 3, i, '2020-01-01Z'::timestamptz + make_interval(mins => m), now(), 0, 1, 1, m, m, m, m
       from listings l, unnest('{1m,1h,1d}'::text[]) i, generate_series(1, 1000) m on conflict do nothing`,
      );
      await api.dataSource.query('vacuum analyze candles');
      const parameters = new Parameters();
      const query = Object.assign(new AssetsQuery(), given);
      const sql = assetsSql(query, null, { staleAfter: '{}', conversion: null }, parameters);
      const scans = await scansOf(api.dataSource, 'candles', sql, parameters.values);
      expect(new Set(scans.map((scan) => scan['Index Name']))).toEqual(new Set(['candles_pkey']));
      expect(rowsRead(scans)).toBeLessThan(200);
    },
  );
});
