import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(
    `insert into assets (slug, symbol, name) values ('euro-coin', 'EUC', 'Euro Coin')`,
  );
  await quoted('coingecko', 'EUR', [['2026-02-01T00:00Z', '0.000000000000000123']]);
  await quoted('coinpaprika', 'EUR', [['now()', '90.5']]);
  await quoted('csv', 'EUR', [
    ['now()', '90.7'],
    ['2026-01-01T00:30Z', '80.25'],
    ['2026-01-01T00:45Z', '82.75'],
  ]);
  await quoted('csv', 'USD', [
    ['now()', '100.1'],
    ['2026-01-01T00:30Z', '88'],
  ]);
});
afterAll(() => api.stop());

/** A listing of the coin in a currency, with its quotes; each has market cap 7 and volume 3. */
async function quoted(
  source: string,
  currency: string,
  quotes: [at: string, price: string][],
): Promise<void> {
  await api.dataSource.query(
    `with listing as (
       insert into listings (source_id, external_id, currency, symbol, name, asset_id)
       select s.id, 'EUC', $2, 'EUC', 'Euro Coin', a.id from sources s, assets a
       where s.name = $1 and a.slug = 'euro-coin' returning id, source_id),
     quote as (
       insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap, volume_24h)
       select id, source_id, at::timestamptz, now(), 1, 1, price::numeric, 7, 3
       from listing, unnest($3::text[], $4::text[]) said(at, price) returning *)
     insert into latest_quotes (listing_id, observed_at, source_id, currency, price, market_cap)
     select listing_id, observed_at, source_id, $2, price, market_cap from quote order by observed_at desc limit 1`,
    [source, currency, quotes.map(([at]) => (at === 'now()' ? 'now' : at)), quotes.map(([, price]) => price)],
  );
}

const items = async (query: string) => (await api.get(`/data?${query}`)).json.data;

describe('an item in a currency other than the US dollar', () => {
  it('shows its amounts with their currency, to the digit, and none in US dollars', async () => {
    const { text, json } = await api.get('/data?asset=euro-coin&source=coingecko');
    expect(json.data).toMatchObject([
      {
        currency: 'EUR',
        market_cap: 7,
        volume_24h: 3,
        price_usd: null,
        market_cap_usd: null,
        volume_24h_usd: null,
      },
    ]);
    expect(text).toContain('"price":0.000000000000000123,');
    const { id } = json.data[0];
    expect((await api.get(`/data/${id}`)).json).toEqual(json.data[0]);
    expect((await api.get(`/data/${id}/lineage`)).json).toMatchObject({
      currency: 'EUR',
      external_id: 'EUC',
    });
  });

  it.each([
    'sort=price_usd',
    'sort=market_cap_usd&order=asc',
    'latest=true&sort=price_usd',
    'sort=observed_at',
  ])('has no price in US dollars in any order, now or as of a moment: %s', async (query) => {
    for (const then of ['', '&as_of=2100-01-01']) {
      const found = await items(`asset=euro-coin&${query}${then}`);
      expect(found.length).toBeGreaterThan(2);
      for (const { currency, price, price_usd } of found)
        expect([currency, price_usd]).toEqual([currency, currency === 'USD' ? price : null]);
    }
  });

  it('has the same names in exports', async () => {
    const lines = (await api.get('/data?asset=euro-coin&source=csv', { accept: 'text/csv' })).text.split(
      '\r\n',
    );
    const [names, ...rows] = lines.filter(Boolean).map((line) => line.split(','));
    const columns = ['currency', 'price', 'price_usd'].map((name) => names!.indexOf(name));
    expect(rows.map((row) => columns.map((at) => row[at])).sort()).toEqual([
      ['EUR', '80.25', ''],
      ['EUR', '82.75', ''],
      ['EUR', '90.7', ''],
      ['USD', '100.1', '100.1'],
      ['USD', '88', '88'],
    ]);
  });

  it.each(['currency=', 'currency=US%20dollar', 'currency=EUR,,USD'])(
    'is selected by currency codes only: /data refuses %s',
    async (query) => {
      const { status, text } = await api.get(`/data?${query}`);
      expect(status).toBe(400);
      expect(text).toContain('currency');
    },
  );
});

describe('an asset in several currencies', () => {
  it('has one consensus in each', async () => {
    const inDollars = (await api.get('/assets/euro-coin')).json;
    expect(inDollars.consensus).toMatchObject({
      currency: 'USD',
      price: 100.1,
      price_usd: 100.1,
      state: 'single',
    });
    const inEuros = (await api.get('/assets/euro-coin?currency=eur')).json;
    expect(inEuros.consensus).toMatchObject({
      currency: 'EUR',
      price: 90.6,
      price_usd: null,
      counted: 2,
      spread: { low: 90.5, high: 90.7 },
    });
    const then = (await api.get('/assets/euro-coin?currency=EUR&as_of=2100-01-01')).json;
    expect(then.consensus).toMatchObject({ currency: 'EUR', price: 90.6, counted: 2 });
    expect(inEuros.listings).toEqual(inDollars.listings);
    expect(
      inEuros.listings.map(({ source, currency, quote }: never) => [
        source,
        currency,
        (quote as { price_usd: number | null }).price_usd,
      ]),
    ).toEqual([
      ['coingecko', 'EUR', null],
      ['coinpaprika', 'EUR', null],
      ['csv', 'EUR', null],
      ['csv', 'USD', 100.1],
    ]);
  });

  it('is listed with the requested consensus', async () => {
    const all = (await api.get('/assets?currency=EUR')).json;
    expect(all.data).toMatchObject([{ slug: 'euro-coin', currency: 'EUR', price: 90.6, price_usd: null }]);
    expect(all.metadata).toMatchObject({ total: 1, total_is_estimate: false });
    expect((await api.get('/assets?q=euro')).json.data).toMatchObject([
      { slug: 'euro-coin', currency: 'USD', price: 100.1, price_usd: 100.1 },
    ]);
    expect((await api.get('/assets?currency=GBP')).json.data).toEqual([]);
    const then = (await api.get('/assets?currency=EUR&as_of=2100-01-01')).json;
    expect(then.data).toMatchObject([{ slug: 'euro-coin', price: 90.6 }]);
  });

  it('has a history in each', async () => {
    const span = 'interval=1h&since=2026-01-01&until=2026-01-01T01:00:00Z';
    const history = async (more: string) => (await api.get(`/assets/euro-coin/history?${span}${more}`)).json;
    expect(await history('&currency=EUR')).toMatchObject({
      data: [{ open: 80.25, close: 82.75, count: 2 }],
      metadata: { currency: 'EUR' },
    });
    expect(await history('')).toMatchObject({
      data: [{ open: 88, close: 88, count: 1 }],
      metadata: { currency: 'USD' },
    });
  });
});
