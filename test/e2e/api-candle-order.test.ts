import { addCandles } from '../support/candles.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(
    `update listings set currency = 'EUR' where source_id = 3 and external_id = 'BTC'`,
  );
  // Ties in every sort key: all intervals open at midnight, prices and caps repeat.
  await addCandles(
    api.dataSource,
    [1, 2, 4, 6, 7].flatMap((listingId) =>
      ['1m', '15m', '1h', '1d', '1w', '1mo'].flatMap((interval, of) =>
        [0, 1, 2].map((n) => ({
          listingId,
          interval,
          ingestedAt: '2026-06-01Z',
          openedAt: new Date(
            Date.UTC(2026, 0, 1, 0, [1, 15, 60, 1440, 0, 0][of]! * n, n * (of > 3 ? 7 : 0)),
          ).toISOString(),
          open: '1',
          close: `${((listingId * 7 + n + of) % 6) + 1}.50`,
          ...((listingId + n) % 3 > 0 && { marketCap: `${10 ** ((listingId + n) % 5)}` }),
        })),
      ),
    ),
  );
});
afterAll(() => api.stop());

const SORTS = { observed_at: 'opened_at', price_usd: 'price_usd', market_cap_usd: 'market_cap_usd' } as const;

/** Each order with its meaning in SQL on the plain list of candles below. */
const FILTERS: readonly (readonly [string, string])[] = [
  ['kind=candle', 'true'],
  ['interval=1h', `"interval" = '1h'`],
  ['kind=candle&interval=60m', `"interval" = '1h'`],
  ['interval=1mo', `"interval" = '1mo'`],
  ['interval=5m', 'false'],
  ['kind=candle&source=csv', `source = 'csv'`],
  ['interval=1d&source=csv', `"interval" = '1d' and source = 'csv'`],
  ['kind=candle&source=rss', 'false'],
  ['kind=candle&symbol=btc', `symbol = 'BTC'`],
  ['interval=15m&symbol=btc', `"interval" = '15m' and symbol = 'BTC'`],
  ['kind=candle&asset=hot', `slug = 'hot'`],
  ['kind=candle&asset=nope', 'false'],
  ['kind=candle&q=itco', `q ilike '%itco%'`],
  ['kind=candle&currency=EUR', `currency = 'EUR'`],
  [
    'kind=candle&since=2026-01-01T00:01Z&until=2026-01-02',
    `opened_at >= '2026-01-01T00:01Z' and opened_at < '2026-01-02Z'`,
  ],
  ['kind=candle&min_price=2.5&max_price=4.500', 'price_usd between 2.5 and 4.5'],
  ['kind=candle&currency=EUR&min_price=2.5', `currency = 'EUR' and close >= 2.5`],
  ['kind=candle&latest=true', 'latest'],
  ['latest=true&interval=1d', `latest and "interval" = '1d'`],
  ['kind=candle&latest=true&source=csv', `latest and source = 'csv'`],
  ['kind=candle&latest=true&symbol=BTC&max_price=4', `latest and symbol = 'BTC' and price_usd <= 4`],
  ['kind=candle&latest=true&currency=EUR', `latest and currency = 'EUR'`],
];

const CANDLES = `
  select candle_id(c.listing_id, c."interval", c.opened_at) as id, s.name as source, l.symbol, a.slug, l.symbol || ' ' || l.name as q,
    c."interval", c.opened_at, l.currency, c.close, case l.currency when 'USD' then c.close end as price_usd,
    case l.currency when 'USD' then c.market_cap end as market_cap_usd, c.listing_id,
    c.opened_at = (select max(opened_at) from candles where listing_id = c.listing_id and "interval" = c."interval") as latest
  from candles c join listings l on l.id = c.listing_id join assets a on a.id = l.asset_id join sources s on s.id = c.source_id`;

const ORDERS = ['asc', 'desc'] as const;
/** Enough for pages that end between equal values, between different ones, and between nulls. */
const MAX_PAGES = 6;
/** Other tests check compressed pages. */
const PLAIN = { 'accept-encoding': 'identity' };
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

async function expectedIds(where: string, sort: string, order: string): Promise<string[]> {
  return idsOf(
    await api.dataSource.query<{ id: string }[]>(
      `select id from (${CANDLES}) item where ${where} order by ${sort} ${order} nulls last, id collate "C" ${order}`,
    ),
  );
}

/** Follows next_cursor to the end. */
async function walk(query: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { status, json } = await api.get(
      `/data?${query}&limit=${limit}&count=none${cursor ? `&cursor=${cursor}` : ''}`,
      PLAIN,
    );
    expect(status).toBe(200);
    ids.push(...idsOf(json.data));
    cursor = json.metadata.next_cursor;
  } while (cursor);
  return ids;
}

/** Without a filter in both directions; else each filter and each sort in both, but not each pair of them. */
function ordersOf(filter: string, sort: string): readonly string[] {
  const place = FILTERS.findIndex(([one]) => one === filter);
  return place === 0 ? ORDERS : [ORDERS[(place + Object.keys(SORTS).indexOf(sort)) % 2]!];
}

describe.each(FILTERS)('/data?%s', (filter, where) => {
  it.each(Object.entries(SORTS))(
    'is ordered by %s, then id, as a whole and page by page',
    async (sort, column) => {
      for (const order of ordersOf(filter, sort))
        for (const then of sort === 'observed_at' ? ['', '&as_of=2100-01-01'] : ['']) {
          const expected = await expectedIds(where, column, order);
          const query = `${filter}&sort=${sort}&order=${order}${then}`;
          const { json } = await api.get(`/data?${query}&limit=1000&count=exact`, PLAIN);
          expect(idsOf(json.data)).toEqual(expected);
          expect(json.metadata).toMatchObject({
            total: expected.length,
            total_is_estimate: false,
            next_cursor: null,
          });
          expect(await walk(query, Math.max(7, Math.ceil(expected.length / MAX_PAGES)))).toEqual(expected);
          const skipped = await api.get(`/data?${query}&limit=5&offset=4`, PLAIN);
          expect(idsOf(skipped.json.data)).toEqual(expected.slice(4, 9));
        }
    },
  );
});

it('without kind or interval, pages contain no candles', async () => {
  for (const query of ['', 'symbol=BTC', 'latest=true', 'kind=quote', 'as_of=2100-01-01']) {
    const { json } = await api.get(`/data?${query}&limit=1000`);
    expect(json.data.length).toBeGreaterThan(0);
    expect(json.data.filter(({ kind }: { kind: string }) => kind === 'candle')).toEqual([]);
  }
});

it('a cursor stays valid while newer candles arrive', async () => {
  const before = await expectedIds('true', 'opened_at', 'desc');
  const first = await api.get('/data?kind=candle&limit=40');
  await addCandles(api.dataSource, [
    { listingId: 1, interval: '1m', openedAt: '2026-03-01Z', open: '1', close: '1' },
  ]);
  const second = await api.get(`/data?kind=candle&limit=1000&cursor=${first.json.metadata.next_cursor}`);
  expect([...idsOf(first.json.data), ...idsOf(second.json.data)]).toEqual(before);
});

it.each([
  ['kind=quote&interval=1h', 'interval'],
  ['kind=article&interval=1h', 'interval'],
  ['interval=1y', 'interval'],
  ['interval=hour', 'interval'],
  ['interval=', 'interval'],
  ['interval=1h&interval=1d', 'interval'],
  ['kind=candle&sort=rank', 'sort'],
])('/data refuses %s', async (query, path) => {
  const { status, json } = await api.get(`/data?${query}`);
  expect([status, json.errors[0].path]).toEqual([400, path]);
});

it('lists the allowed intervals', async () => {
  expect((await api.get('/data?interval=hourly')).json.errors[0].message).toContain('such as 1m, 4h, 1d');
});
