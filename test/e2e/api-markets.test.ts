import { QuotesRepository } from '../../src/normalization/quotes.repository.js';
import { priceQuote } from '../support/quote.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query('truncate assets, listings, quotes, latest_quotes restart identity cascade');
});
afterAll(() => api.stop());

interface Said {
  source?: string;
  price: string | null;
  cap?: string;
  volume?: string;
  /** From the source's own figures. */
  change?: string;
  /** Seconds; negative in the future. */
  age?: number;
  currency?: string;
  /** Earlier prices by their age in seconds. */
  before?: Record<number, string>;
}

const SOURCES: Record<string, number> = { coingecko: 1, coinpaprika: 2, csv: 3 };

/** A coin that sources quote. */
async function coin(slug: string, ...said: Said[]): Promise<void> {
  const db = api.dataSource;
  await db.query('insert into assets (slug, symbol, name) values ($1, upper($1), initcap($1))', [slug]);
  for (const [n, one] of said.entries()) {
    const { source = 'coingecko', price, age = 10, currency = 'USD', before = {} } = one;
    const [{ id }] = await db.query<[{ id: number }]>(
      `insert into listings (source_id, external_id, symbol, name, asset_id, currency)
       select $1, $2 || $3::int, upper($2), $2, id, $4 from assets where slug = $2 returning id`,
      [SOURCES[source], slug, n, currency],
    );
    const quote = (secondsAgo: number, value: string | null, more: Partial<Said> = {}) =>
      db.query(
        `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap, volume_24h, change_24h_pct)
         values ($1, $2, now() - make_interval(secs => $3), now(), 1, 1, $4, $5, $6, $7)`,
        [id, SOURCES[source], secondsAgo, value, more.cap ?? null, more.volume ?? null, more.change ?? null],
      );
    for (const [secondsAgo, value] of Object.entries(before)) await quote(Number(secondsAgo), value);
    await quote(age, price, one);
    await db.query(
      `insert into latest_quotes (listing_id, observed_at, source_id, price, market_cap, currency)
       select listing_id, observed_at, source_id, price, market_cap, $2 from quotes where listing_id = $1
       order by observed_at desc limit 1`,
      [id, currency],
    );
  }
}

const markets = async (query = '') => (await api.get(`/markets?${query}`)).json;
const slugs = (page: { data: { slug: string }[] }) => page.data.map(({ slug }) => slug);
const market = async (slug: string, query = '') => (await markets(`asset=${slug}&${query}`)).data[0];

describe('markets', () => {
  beforeAll(async () => {
    await coin(
      'bitcoin',
      {
        price: '100.10',
        cap: '2000.5',
        volume: '50',
        before: { 3610: '91', 86_410: '80.08', 604_810: '200.2' },
      },
      { source: 'coinpaprika', price: '100.30', cap: '2000.7', volume: '70' },
    );
    await coin('ether', { price: '10', cap: '900', volume: '800', change: '-2.5' });
    await coin('tether', { price: '1.000000000000000000000000000000000001', cap: '900' });
    await coin('exited', { price: '5000', cap: '999999', age: 31_536_000 });
    await coin('tomorrow', {
      price: '7000',
      cap: '888888',
      age: -86_400,
      before: { 20: '3' },
    });
    await coin(
      'mistaken',
      { price: '50', cap: '777777' },
      { source: 'coinpaprika', price: '5000', cap: '777777' },
    );
    await coin('unpriced', { price: null, cap: '666666' });
    await coin('euro', { price: '4', cap: '555', currency: 'EUR' });
    await coin(
      'apart',
      { price: '2', cap: '1' },
      { source: 'coinpaprika', price: '2', cap: '4000' },
      { source: 'csv', price: '2', cap: '0' },
    );
  });

  it('lists each coin once, the largest first, and coins without a price that counts last', async () => {
    const page = await markets();
    expect(slugs(page)).toEqual([
      'bitcoin',
      'ether',
      'tether',
      'exited',
      'tomorrow',
      'mistaken',
      'unpriced',
      'euro',
      'apart',
    ]);
    expect(page.data.map(({ rank }: { rank: number }) => rank).slice(0, 5)).toEqual([1, 2, 3, null, null]);
    expect(page.metadata).toMatchObject({ total: 9, limit: 50, offset: 0, next_cursor: null });
  });

  it('combines the figures of sources exactly, as the consensus does', async () => {
    expect((await api.get('/markets?limit=1')).text).toContain(
      '"rank":1,"currency":"USD","price":100.2,"market_cap":2000.6,"volume_24h":60,',
    );
    expect((await api.get('/markets?asset=tether')).text).toContain(
      '"price":1.000000000000000000000000000000000001,',
    );
    expect(await market('bitcoin')).toMatchObject({
      change_1h_pct: 10,
      change_24h_pct: 25,
      change_7d_pct: -50,
      state: 'agreed',
      counted: 2,
      spread_pct: 0.199601,
      sources: ['coingecko', 'coinpaprika'],
    });
    expect(await market('ether')).toMatchObject({ change_1h_pct: null, change_24h_pct: -2.5 });
  });

  it('agrees with /assets about every coin that is not dated ahead', async () => {
    const { data } = await markets('limit=1000');
    const assets = (await api.get('/assets?limit=1000')).json.data;
    for (const { id, slug, price, state, counted, spread_pct, outliers } of assets)
      if (slug !== 'tomorrow')
        expect(data.find((one: { id: string }) => one.id === id)).toMatchObject({
          slug,
          price,
          state,
          counted,
          spread_pct,
          outliers,
        });
  });

  it('shows no figures where sources are irreconcilable, and none of stale or future prices', async () => {
    expect(await market('mistaken')).toMatchObject({
      price: null,
      state: 'disputed',
      market_cap: null,
      rank: null,
    });
    expect(await market('exited')).toMatchObject({
      price: null,
      state: 'none',
      market_cap: null,
      volume_24h: null,
    });
    expect(await market('tomorrow')).toMatchObject({ price: 3, state: 'single', market_cap: null });
    expect(await market('apart')).toMatchObject({ price: 2, state: 'agreed', counted: 3, market_cap: null });
  });

  it('sorts by any figure, with coins without one last in both directions', async () => {
    const first = async (query: string) => slugs(await markets(`${query}&limit=3`));
    expect(await first('sort=price')).toEqual(['bitcoin', 'ether', 'tomorrow']);
    expect(await first('sort=price&order=asc')).toEqual(['tether', 'apart', 'tomorrow']);
    expect(await first('sort=volume_24h')).toEqual(['ether', 'bitcoin', 'tether']);
    expect(await first('sort=change_24h_pct&order=asc')).toEqual(['ether', 'bitcoin', 'tether']);
    expect(await first('sort=rank')).toEqual(['bitcoin', 'ether', 'tether']);
    expect(await first('sort=counted')).toEqual(['apart', 'bitcoin', 'mistaken']);
    expect(await first('sort=name')).toEqual(['apart', 'bitcoin', 'ether']);
    expect((await first('sort=observed_at&order=asc'))[0]).toBe('exited');
  });

  it.each(['market_cap', 'price', 'rank', 'observed_at', 'symbol', 'change_1h_pct', 'counted'])(
    'pages by cursor through all coins in the order of %s',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const page = await markets(`sort=${sort}&order=${order}&limit=2${cursor}`);
          seen.push(...slugs(page));
          cursor = page.metadata.next_cursor && `&cursor=${page.metadata.next_cursor}`;
        } while (cursor);
        expect(seen).toEqual(slugs(await markets(`sort=${sort}&order=${order}`)));
        expect(new Set(seen).size).toBe(9);
      }
    },
  );

  it.each([
    ['price', 'abc'],
    ['price', ''],
    // Comparing it exactly with a price of 0 would take a hundred million digits.
    ['price', '1e-100000000'],
    ['rank', '1 '],
    ['observed_at', '2026-02-30T00:00:00.000000Z'],
  ])('refuses a forged cursor in the order of %s at %j', async (sort, key) => {
    const { next_cursor } = (await markets(`sort=${sort}&limit=1`)).metadata;
    const [of] = JSON.parse(Buffer.from(next_cursor, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([of, [key, 1]])).toString('base64url');
    const { status, json } = await api.get(`/markets?sort=${sort}&limit=1&cursor=${forged}`);
    expect([status, json.detail]).toEqual([400, 'cursor: expected next_cursor of an earlier reply']);
  });

  it('filters by several symbols, assets, ids and sources, and by age', async () => {
    expect(slugs(await markets('symbol=ETHER,bitcoin'))).toEqual(['bitcoin', 'ether']);
    expect(slugs(await markets('symbol=ETHER&symbol=bitcoin'))).toEqual(['bitcoin', 'ether']);
    expect(slugs(await markets('asset=ether,asset_1,nothing'))).toEqual(['bitcoin', 'ether']);
    expect(slugs(await markets('ids=asset_2,asset_1'))).toEqual(['bitcoin', 'ether']);
    expect(slugs(await markets('source=csv,coinpaprika'))).toEqual(['bitcoin', 'mistaken', 'apart']);
    expect(slugs(await markets('q=eth'))).toEqual(['ether', 'tether']);
    expect((await markets('max_age=1h')).metadata.total).toBe(6);
    expect(slugs(await markets('max_age=1&sort=price'))).toEqual([]);
  });

  it('lists coins in another currency, and converts', async () => {
    await api.dataSource.query(
      `insert into fx_rates (currency, day, rate, source_id, ingested_at, run_id, raw_id)
       select c, now()::date, r, 1, now(), 1, 1 from (values ('EUR', 1), ('USD', 2)) rate(c, r)`,
    );
    const page = await markets('currency=eur&convert=USD');
    expect(page.data).toEqual([
      expect.objectContaining({
        slug: 'euro',
        rank: 1,
        currency: 'EUR',
        price: 4,
        conversion: expect.objectContaining({
          currency: 'USD',
          price: 8,
          market_cap: 1110,
          volume_24h: null,
        }),
      }),
    ]);
    expect((await market('bitcoin', 'convert=EUR')).conversion).toMatchObject({ price: 50.1 });
  });

  it('draws seven days in 42 points', async () => {
    const { sparkline } = await market('bitcoin', 'sparkline=true');
    expect(sparkline).toHaveLength(42);
    expect(sparkline.at(-1)).toBe(100.1);
    expect(sparkline.filter((price: number | null) => price !== null).length).toBeGreaterThanOrEqual(2);
    expect((await market('exited', 'sparkline=true')).sparkline).toEqual(Array(42).fill(null));
  });

  it('answers 304 while nothing has changed, and shows changes immediately', async () => {
    const { headers } = await api.get('/markets?limit=3');
    const etag = headers.get('etag')!;
    expect((await api.get('/markets?limit=3', { 'if-none-match': etag })).status).toBe(304);
    await coin('newest', { price: '1', cap: '5000' });
    const { status, json } = await api.get('/markets?limit=3', { 'if-none-match': etag });
    expect(status).toBe(200);
    expect(slugs(json)).toEqual(['newest', 'bitcoin', 'ether']);
  });

  it('lists the same with a future as_of as without one', async () => {
    const asked = 'limit=1000&sparkline=true&convert=EUR';
    const then = await markets(`${asked}&as_of=2100-01-01`);
    expect(then.data).toEqual((await markets(asked)).data);
    expect(Math.abs(Date.parse(then.metadata.as_of) - Date.now())).toBeLessThan(60_000);
    expect((await markets()).metadata.as_of).toBeNull();
    const atDawn = await markets('as_of=2009-01-03');
    expect(atDawn).toMatchObject({ data: [], metadata: { total: 0, as_of: '2009-01-03T00:00:00.000000Z' } });
  });

  it('as of a moment, lists what was known then: no later coin, price, correction or withdrawal', async () => {
    const asked = 'limit=1000&sparkline=true&max_age=1d';
    const { as_of } = (await markets('as_of=2100-01-01')).metadata;
    const then = await api.get(`/markets?${asked}&as_of=${as_of}`);
    const corrected = await api.dataSource.query<{ listing_id: number; at: string; price: string }[]>(
      `select listing_id, to_json(observed_at)#>>'{}' as at, price from quotes q join listings l on l.id = q.listing_id
       join assets a on a.id = l.asset_id where slug in ('bitcoin', 'tether') and price <> '100.3'`,
    );
    await api.dataSource.transaction((tx) =>
      new QuotesRepository().upsert(
        tx,
        { sourceId: 1, runId: '1', partition: 'p', fetchedAt: new Date() },
        corrected.map(({ listing_id, at, price }) => ({
          listingId: listing_id,
          rawId: '2',
          quote: { ...priceQuote('any', at, `${price}7`), volume24h: '1' },
        })),
      ),
    );
    await coin('upstart', { price: '8', cap: '4000' });
    await api.dataSource.query(
      `with said as (
         insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap)
         select listing_id, source_id, now(), now(), 1, 1, 11, 1 from latest_quotes where price = 10 returning *)
       update latest_quotes l set (observed_at, price, market_cap) = (said.observed_at, said.price, said.market_cap)
       from said where l.listing_id = said.listing_id`,
    );
    expect((await api.get(`/markets?${asked}&as_of=${as_of}`)).json.data).toEqual(then.json.data);
    const tag = { 'if-none-match': then.headers.get('etag')! };
    expect((await api.get(`/markets?${asked}&as_of=${as_of}`, tag)).status).toBe(304);
    expect(slugs(await markets('limit=1'))).toEqual(['newest']);
    expect(await market('upstart')).toMatchObject({ price: 8 });
    expect(await market('ether')).toMatchObject({ price: 11, market_cap: 1 });
    expect((await market('bitcoin')).volume_24h).not.toBe(60);
  });

  it('pages through one moment, even if it was still in the future at the first page', async () => {
    const whole = (await markets('as_of=2100-01-01')).data;
    const first = await markets('as_of=2100-01-01&limit=2');
    await coin('between', { price: '8', cap: '4900' });
    const second = await markets(`as_of=2100-01-01&limit=1000&cursor=${first.metadata.next_cursor}`);
    expect(second.metadata.as_of).toBe(first.metadata.as_of);
    expect([...first.data, ...second.data]).toEqual(whole);
  });

  it.each([
    ['symbol=', 'symbol must not be empty'],
    ['symbol=BTC,,ETH', 'symbol must not be empty or contain an empty value'],
    [
      `symbol=${Array.from({ length: 101 }, (_, n) => n).join()}`,
      'symbol accepts at most 100 values, got 101',
    ],
    ['ids=bitcoin', 'ids must be an id such as asset_1'],
    ['ids=asset_1,7', 'ids must be an id such as asset_1: "7"'],
    ['source=nobody', 'source: must be one of'],
    ['source=csv,nobody', 'source: must be one of'],
    ['sort=cap', 'sort must be one of market_cap, price,'],
    ['sort=relevance', 'sort: relevance requires q'],
    ['max_age=1w', 'max_age must be a number of seconds, or a count with s, m, h or d'],
    ['max_age=0', 'max_age must be a number of seconds'],
    ['currency=USD,EUR', 'currency must be one currency'],
    ['convert=XYZ', 'convert: there are no rates of XYZ'],
    ['latest=true', 'latest is not a parameter of this path'],
    ['cursor=nonsense', 'cursor: expected next_cursor of an earlier reply'],
    ['cursor=WyJ4IixbbnVsbCwxXV0&offset=1', 'offset: cannot be combined with cursor'],
  ])('refuses %s', async (query, detail) => {
    const { status, json } = await api.get(`/markets?${query}`);
    expect(status).toBe(400);
    expect(json.detail).toContain(detail);
  });
});
