import { type Api, startApi } from '../support/seed-service.js';
import { addQuote } from '../support/seed.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  // More dollar listings than are read one by one, and one listing in euros.
  await api.dataSource.query(`insert into listings (source_id, external_id, symbol, name)
    select 2, 'silent-' || n, 'SILENT', 'Silent' from generate_series(1, 201) n`);
  await api.dataSource.query(
    `update listings set currency = 'EUR' where source_id = 3 and external_id = 'BTC'`,
  );
  await api.dataSource.query(
    `update latest_quotes q set currency = l.currency from listings l where l.id = q.listing_id`,
  );
});
afterAll(() => api.stop());

const SORTS = ['observed_at', 'price_usd', 'market_cap_usd', 'rank'] as const;

const ORDERS = ['asc', 'desc'] as const;

/** Enough for pages that end between equal values, between different ones, and between nulls. */
const MAX_PAGES = 6;

/** Each order with its meaning in SQL on the plain list of items below. */
const FILTERS: readonly (readonly [string, string])[] = [
  ['', 'true'],
  ['kind=quote', `kind = 'quote'`],
  ['kind=article', `kind = 'article'`],
  ['source=coingecko', `source = 'coingecko'`],
  ['source=rss', `source = 'rss'`],
  ['symbol=btc', `symbol = 'BTC'`],
  ['symbol=100%25', `symbol = '100%'`],
  ['symbol=NOPE', 'false'],
  ['symbol=btc,100%25,NOPE', `symbol in ('BTC', '100%')`],
  [
    'symbol=BTC&symbol=HOT&source=csv,coinpaprika',
    `symbol in ('BTC', 'HOT') and source in ('csv', 'coinpaprika')`,
  ],
  ['source=rss,coingecko', `source in ('coingecko', 'rss')`],
  ['asset=hot,Ether,nope&latest=true', `latest and slug in ('hot', 'ether')`],
  ['max_age=36500d', 'true'],
  ['max_age=15m', 'false'],
  ['asset=hot&source=csv', `slug = 'hot' and source = 'csv'`],
  ['asset=nope', 'false'],
  ['q=itco', `q ilike '%itco%'`],
  ['q=story', `q ilike '%story%'`],
  ['q=0%25_', `q like '%0\\%\\_%'`],
  ['q=itco&kind=quote&symbol=BTC', `q ilike '%itco%' and symbol = 'BTC'`],
  [
    'since=2026-01-01T00:02:00Z&until=2026-01-01T00:04:00.000001Z',
    `observed_at >= '2026-01-01T00:02Z' and observed_at < '2026-01-01T00:04:00.000001Z'`,
  ],
  ['until=2026-01-01', 'false'],
  ['since=2026-01-01T02:03:00%2B02:00', `observed_at >= '2026-01-01T00:03Z'`],
  ['min_price=2.5&max_price=4.500', 'price_usd between 2.5 and 4.5'],
  ['currency=EUR', `currency = 'EUR'`],
  ['currency=usd', `currency = 'USD'`],
  ['currency=EUR,USD&source=csv', `currency is not null and source = 'csv'`],
  ['currency=GBP', 'false'],
  ['currency=EUR&symbol=BTC', `currency = 'EUR' and symbol = 'BTC'`],
  ['currency=EUR&min_price=2.5', `currency = 'EUR' and price >= 2.5`],
  ['currency=EUR,USD&min_price=2.5', 'price_usd >= 2.5'],
  ['latest=true', 'latest'],
  ['latest=true&currency=EUR', `latest and currency = 'EUR'`],
  ['latest=true&currency=EUR&max_price=9', `latest and currency = 'EUR' and price <= 9`],
  ['latest=true&max_price=9', 'latest and price_usd <= 9'],
  ['latest=true&source=coinpaprika', `latest and source = 'coinpaprika'`],
  ['latest=true&symbol=HOT&min_price=0', `latest and symbol = 'HOT' and price_usd >= 0`],
];

const ITEMS = `
  select quote_id(q.listing_id, q.observed_at) as id, 'quote' as kind, s.name as source, l.symbol, a.slug,
    l.symbol || ' ' || l.name as q, q.observed_at, l.currency, q.price,
    case l.currency when 'USD' then q.price end as price_usd,
    case l.currency when 'USD' then q.market_cap end as market_cap_usd, q.rank,
    q.observed_at = (select max(observed_at) from quotes where listing_id = q.listing_id) as latest
  from quotes q join listings l on l.id = q.listing_id join assets a on a.id = l.asset_id join sources s on s.id = q.source_id
  union all
  select article_id(ar.id), 'article', s.name, null, null, ar.title || ' ' || coalesce(ar.summary, ''), ar.observed_at,
    null, null, null, null, null, false from articles ar join sources s on s.id = ar.source_id`;

const expectedIds = async (where: string, sort: string, order: string): Promise<string[]> => {
  const rows = await api.dataSource.query<{ id: string }[]>(
    `select id from (${ITEMS}) item where ${where} order by ${sort} ${order} nulls last, id collate "C" ${order}`,
  );
  return rows.map(({ id }) => id);
};
/** Other tests check compressed pages. */
const PLAIN = { 'accept-encoding': 'identity' };
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

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
    expect(json.data.length).toBeLessThanOrEqual(limit);
    ids.push(...idsOf(json.data));
    cursor = json.metadata.next_cursor;
  } while (cursor);
  return ids;
}

/** Without a filter in both directions; else each filter and each sort in both, but not each pair of them. */
function ordersOf(filter: string, sort: (typeof SORTS)[number]): readonly string[] {
  const place = FILTERS.findIndex(([one]) => one === filter);
  return place === 0 ? ORDERS : [ORDERS[(place + SORTS.indexOf(sort)) % 2]!];
}

describe.each(FILTERS)('/data?%s', (filter, where) => {
  it.each(SORTS)('is ordered by %s, then id, as a whole and page by page', async (sort) => {
    for (const order of ordersOf(filter, sort)) {
      const expected = await expectedIds(where, sort, order);
      const query = `${filter}&sort=${sort}&order=${order}`.replace(/^&/, '');
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
  });
});

it('is newest first by default', async () => {
  const { json } = await api.get('/data');
  expect(idsOf(json.data)).toEqual((await expectedIds('true', 'observed_at', 'desc')).slice(0, 50));
  expect(json.metadata).toMatchObject({ limit: 50, offset: 0, total: 93, total_is_estimate: false });
});

it('neither repeats nor misses an item when newer ones arrive between two pages', async () => {
  const before = await expectedIds('true', 'observed_at', 'desc');
  const first = await api.get('/data?limit=40');
  await addQuote(api.dataSource, '2026-02-01T00:00:00Z', '1');
  const second = await api.get(`/data?limit=1000&cursor=${first.json.metadata.next_cursor}`);
  expect([...idsOf(first.json.data), ...idsOf(second.json.data)]).toEqual(before);
});

it('accepts a cursor with another limit, and refuses it with other filters', async () => {
  const { json } = await api.get('/data?kind=quote&limit=3');
  const { next_cursor } = json.metadata;
  expect((await api.get(`/data?kind=quote&limit=10&cursor=${next_cursor}`)).status).toBe(200);
  for (const other of ['', 'kind=quote&sort=rank', 'kind=quote&order=asc', 'kind=quote&symbol=BTC']) {
    const refused = await api.get(`/data?${other}&cursor=${next_cursor}`.replace('?&', '?'));
    expect(refused.status).toBe(400);
    expect(refused.json.errors[0].path).toBe('cursor');
  }
});
