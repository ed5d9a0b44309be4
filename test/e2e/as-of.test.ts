import { DataQuery } from '../../src/api/data/data-query.dto.js';
import { Parameters } from '../../src/api/data/sql-parameters.js';
import { itemJoins } from '../../src/api/data/item-joins-sql.js';
import { pageSql } from '../../src/api/data/page-sql.js';
import type { Quote } from '../../src/domain/quote.js';
import { ArticlesRepository } from '../../src/normalization/articles.repository.js';
import { QUOTE_TABLE } from '../../src/normalization/price-table.js';
import { QuotesRepository } from '../../src/normalization/quotes.repository.js';
import { archivePricesSql, recordCommitSql } from '../../src/normalization/versions.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { type Api, startApi } from '../support/seed-service.js';
import { emptyTables } from '../support/empty-database.js';

/** Queries that, with a moment as `as_of`, must return what they returned at that moment. */
const QUESTIONS = [
  'limit=1000',
  'order=asc&kind=quote',
  'sort=price_usd&kind=quote',
  'sort=rank&order=asc',
  'latest=true',
  'latest=true&sort=price_usd&order=asc',
  'latest=true&source=csv',
  'symbol=BTC',
  'asset=bitcoin&latest=true',
  'min_price=2',
  'q=ether&kind=quote',
  'kind=article',
  'source=coingecko&since=2025-01-01T00:02:00Z',
];

const ARTICLE = {
  kind: 'article' as const,
  url: null,
  summary: null,
  author: null,
  categories: [],
  publishedAt: '2026-01-01T00:03:00Z',
  datedBy: 'published' as const,
  image: null,
  repaired: false,
};
const COINS = ['bitcoin', 'ether', 'hot'];

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply
let api: Api;
const quotes = new QuotesRepository();
const articles = new ArticlesRepository();
/** Moments right after a change, with the replies at that time. */
const known: { asOf: string; answers: Json[]; listings: Json[] }[] = [];

beforeAll(async () => {
  api = await startApi();
  await emptyTables(api.dataSource, 'quotes', 'latest_quotes');
  await api.dataSource.query(`update articles set ingested_at = '2025-01-01Z'`);
  await api.dataSource.query(`update assets set created_at = '2025-01-01Z'`);
  for (let hour = 1; hour <= 14; hour++) await change(hour);
});
afterAll(() => api.stop());

const at = (hour: number) => new Date(Date.UTC(2025, 0, 1, hour));
const [COINGECKO, CSV] = [1, 3];

/** Quotes of listings 1 and 2 of CoinGecko and 6 of the file, at four moments, sent repeatedly; the last moment is in the future. */
const MOMENTS = ['T00:01:00Z', 'T00:02:00Z', 'T00:03:00Z', 'T05:30:00Z'];

function said(hour: number): { listingId: number; rawId: string; quote: Quote }[] {
  return [1, 2, 6].flatMap((listingId) =>
    [1, 2, 3, 4]
      .filter((minute) => (hour * 7 + listingId * 5 + minute * 3) % 4 < 2)
      .map((minute) => ({
        listingId,
        rawId: String(hour),
        quote: {
          kind: 'quote' as const,
          listing: { externalId: 'any', currency: 'USD', symbol: 'ANY', name: 'Any' },
          observedAt: `2025-01-01${MOMENTS[minute - 1]}`,
          price: (hour + minute) % 5 ? `${((hour * 3 + minute + listingId) % 6) / 2}` : null,
          marketCap: null,
          volume24h: '7.250',
          change24hPct: null,
          rank: (hour + minute) % 3 || null,
          circulatingSupply: null,
          totalSupply: null,
          maxSupply: null,
        },
      })),
  );
}

async function change(hour: number): Promise<void> {
  for (const sourceId of [COINGECKO, CSV]) {
    const origin = { sourceId, runId: '1', partition: 'p', fetchedAt: at(hour) };
    const rows = said(hour).filter(({ listingId }) => (listingId === 6) === (sourceId === CSV));
    await api.dataSource.transaction((tx) => quotes.upsert(tx, origin, rows));
  }
  if (hour % 5 === 0) await takeBack(at(hour));
  await committedAt(at(hour));
  const answers: Json[] = [];
  for (const question of QUESTIONS) answers.push(await ask(`/data?${question}`));
  const listings = await Promise.all(COINS.map(async (slug) => (await ask(`/assets/${slug}`)).listings));
  known.push({ asOf: at(hour).toISOString(), answers, listings });
}

/** Shifts commits back in time: the test covers fourteen hours. */
async function committedAt(moment: Date): Promise<void> {
  await api.dataSource.query('update commits set known_at = $1 where known_at > $1', [moment]);
}

async function takeBack(moment: Date): Promise<void> {
  await api.dataSource.query(
    `with removed as (delete from quotes where listing_id = 1 and observed_at = '2025-01-01T00:03Z' returning old as former)
     , noted as (${recordCommitSql('removed')}) ${archivePricesSql(QUOTE_TABLE, 'removed', '$1::timestamptz')}`,
    [moment],
  );
  await api.dataSource.query('delete from latest_quotes where listing_id = 1');
  await api.dataSource.query(`insert into latest_quotes
    select listing_id, observed_at, source_id, price, market_cap, rank from quotes
    where listing_id = 1 order by observed_at desc limit 1`);
}

async function ask(path: string): Promise<Json> {
  const { status, json } = await api.get(path);
  expect([path, status]).toEqual([path, 200]);
  return json;
}

describe('as_of', () => {
  it('the history has quotes that were changed and removed', async () => {
    const [row] = await api.dataSource.query('select count(*)::int as n from quote_versions');
    expect(row.n).toBeGreaterThan(20);
  });

  it.each(QUESTIONS.map((question, index) => [question, index] as const))(
    '/data?%s returns what it returned then, with the same count',
    async (question, index) => {
      // One by one: the service refuses what waits too long behind others.
      for (const [hour, { asOf, answers }] of known.entries()) {
        const { data, metadata } = await ask(`/data?${question}&as_of=${asOf}&count=exact`);
        const then = answers[index];
        expect([hour, data, metadata.total]).toEqual([hour, then.data, then.metadata.total]);
      }
    },
  );

  it('the newest quotes of an asset are those of that time', async () => {
    for (const { asOf, listings } of known)
      for (const [index, slug] of COINS.entries())
        expect([asOf, slug, (await ask(`/assets/${slug}?as_of=${asOf}`)).listings]).toEqual([
          asOf,
          slug,
          listings[index],
        ]);
  });

  it('the consensus uses the prices and ages of that time', async () => {
    const { consensus } = await ask('/assets/bitcoin?as_of=2025-01-01T01:00:00Z');
    expect(consensus.at).toBe('2025-01-01T01:00:00.000000Z');
    const [source] = consensus.sources;
    expect(source.age_seconds).toBe(
      Math.max(0, (Date.parse(consensus.at) - Date.parse(source.observed_at)) / 1000),
    );
  });

  it('pages continue by cursor', async () => {
    const { asOf, answers } = known[8]!;
    const seen: Json[] = [];
    let cursor = '';
    do {
      const page = await ask(
        `/data?kind=quote&order=asc&limit=2&as_of=${asOf}${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.data);
      cursor = page.metadata.next_cursor ?? '';
    } while (cursor);
    expect(seen).toEqual(answers[QUESTIONS.indexOf('order=asc&kind=quote')].data);
  });

  it('an answer keeps its ETag', async () => {
    const path = `/data?kind=quote&as_of=${known[3]!.asOf}`;
    const etag = (await api.get(path)).headers.get('etag')!;
    await change(15);
    expect((await api.get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await api.get('/data?kind=quote', { 'if-none-match': etag })).status).toBe(200);
  });

  it('as of a time before the first item there is nothing, and after the last everything', async () => {
    expect((await ask('/data?as_of=2024-12-31')).data).toEqual([]);
    expect((await ask('/assets?as_of=2024-12-31')).data).toEqual([]);
    expect((await api.get('/assets/bitcoin?as_of=2024-12-31')).status).toBe(404);
    expect((await ask('/data?as_of=2100-01-01')).data).toEqual((await ask('/data')).data);
    expect((await ask('/assets?as_of=2100-01-01')).data).toHaveLength(4);
  });

  it('a moment still in the future at the first page is fixed for all further pages', async () => {
    for (const [index, list] of ['/data', '/assets', '/markets'].entries()) {
      const asked = `${list}?as_of=2100-01-01`;
      const whole = await ask(`${asked}&limit=1000`);
      const first = await ask(`${asked}&limit=1`);
      const rows = said(2).map((row) => ({ ...row, quote: { ...row.quote, price: `9${index}` } }));
      const origin = { sourceId: COINGECKO, runId: '1', partition: 'p', fetchedAt: new Date() };
      await api.dataSource.transaction((tx) => quotes.upsert(tx, origin, rows));
      const rest = await ask(`${asked}&limit=1000&cursor=${first.metadata.next_cursor}`);
      expect([list, rest.metadata.as_of]).toEqual([list, first.metadata.as_of]);
      expect([...first.data, ...rest.data]).toEqual(whole.data);
    }
    const [fingerprint, last] = JSON.parse(
      Buffer.from((await ask('/data?limit=1')).metadata.next_cursor, 'base64url').toString(),
    );
    const forged = Buffer.from(JSON.stringify([fingerprint, last, '2025-01-01T01:00:00.000000Z']));
    expect((await api.get(`/data?cursor=${forged.toString('base64url')}`)).status).toBe(400);
  });

  it('later changes by a replay are not yet known', async () => {
    const before = await ask('/data?kind=quote');
    const standing = said(2).filter(({ listingId }) => listingId === 2);
    const rows = standing.map((row) => ({ ...row, quote: { ...row.quote, price: '77.7' } }));
    const origin = { sourceId: COINGECKO, runId: '1', partition: 'p', fetchedAt: at(20), isReplay: true };
    const [{ now }] = await api.dataSource.query('select clock_timestamp() as now');
    await api.dataSource.transaction((tx) => quotes.upsert(tx, origin, rows));
    expect((await ask('/data?kind=quote')).data).not.toEqual(before.data);
    expect((await ask(`/data?kind=quote&as_of=${now.toISOString()}`)).data).toEqual(before.data);
    expect((await ask('/data?kind=quote&as_of=2100-01-01')).data).toEqual(
      (await ask('/data?kind=quote')).data,
    );
  });

  it('later articles are absent, and edited ones have their earlier text', async () => {
    await api.dataSource.query(`update articles set ingested_at = '2025-01-02Z' where id > 3`);
    const known = async (asOf: string) => (await ask(`/data?kind=article&as_of=${asOf}`)).data;
    expect(await known('2025-01-01T12:00Z')).toHaveLength(3);
    const before = await known('2025-01-02');
    expect(before).toHaveLength(9);
    const origin = { sourceId: 4, runId: '4', partition: 'p', fetchedAt: at(40) };
    const edited = { ...ARTICLE, externalId: 'guid-9', title: 'Another title' };
    const [{ id }] = await api.dataSource.query<[{ id: string }]>(
      `select id from articles where external_id = 'guid-9'`,
    );
    const match = { articleId: id, feedId: null, externalId: 'guid-9' };
    await api.dataSource.transaction((tx) =>
      articles.upsert(tx, origin, [{ rawId: '1', article: edited, match }]),
    );
    await committedAt(at(40));
    const now = (await ask('/data?kind=article')).data;
    expect(now[0]).toMatchObject({ external_id: 'guid-9', title: 'Another title' });
    expect(await known('2025-01-02T15:00Z')).toEqual(before);
    expect(await known('2025-01-02T16:00Z')).toEqual(now);
    expect((await ask('/data?kind=article&count=exact&as_of=2025-01-02T15:00Z')).metadata.total).toBe(9);
    expect((await ask('/data?q=another&as_of=2025-01-02T15:00Z')).data).toEqual([]);
  });

  it('a future time means now', async () => {
    await api.dataSource.query(
      `update latest_quotes set observed_at = now(), price = 5 where listing_id = 1`,
    );
    await api.dataSource.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select 1, 1, observed_at, now(), 1, 1, 5 from latest_quotes where listing_id = 1`,
    );
    const { consensus } = await ask('/assets/bitcoin?as_of=2100-01-01');
    expect(consensus).toMatchObject({ price_usd: 5, state: 'single' });
    expect(Date.parse(consensus.at)).toBeLessThan(Date.parse('2100-01-01'));
  });
});

describe('among many quotes', () => {
  const [LISTINGS, MINUTES] = [20, 800];
  beforeAll(async () => {
    await emptyTables(api.dataSource, 'quotes', 'quote_versions', 'latest_quotes');
    await api.dataSource.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, rank)
       select 100 + l, 1 + l % 3, at, at + interval '2 seconds', 1, 1, l * 1000 + m, l
       from generate_series(1, $2::int) m, generate_series(1, $1::int) l,
         lateral (select '2025-02-01Z'::timestamptz + make_interval(mins => m) as at) said`,
      [LISTINGS, MINUTES],
    );
    await api.dataSource.query('vacuum analyze quotes');
  });

  it.each<[Partial<DataQuery>, number]>([
    [{}, 200],
    [{ order: 'asc' }, 200],
    [{ symbol: ['ANY'] }, 200],
    [{ latest: true, symbol: ['ANY'] }, 10],
    [{ as_of: '2025-02-01T00:00:30Z' }, 200],
  ])('reads few rows for %j, as of a time halfway', async (given, most) => {
    const query: DataQuery = {
      ...new DataQuery(),
      limit: 20,
      kind: 'quote',
      as_of: '2025-02-01T06:40Z',
      ...given,
    };
    const listings = query.symbol === undefined ? null : [101, 102, 103];
    const parameters = new Parameters();
    const selection = {
      sources: [1, 2, 3],
      listings,
      currencies: null,
      quotes: true,
      candles: false,
      articles: false,
    };
    const sql = pageSql(query, selection, null, parameters)!;
    const scans = await scansOf(api.dataSource, 'quotes', sql, parameters.values);
    expect(scans.length).toBeGreaterThan(0);
    expect(rowsRead(scans)).toBeLessThan(most);
  });

  it('reads no article for a quote with the same id', async () => {
    await api.dataSource.query(
      `insert into commits (id, known_at) select 100000 + m, '2025-02-01Z'::timestamptz + make_interval(mins => m, secs => 3)
       from generate_series(1, $1::int) m`,
      [MINUTES],
    );
    await api.dataSource.query(
      `update quotes set commit_id = 100000 + extract(epoch from observed_at - '2025-02-01Z') / 60`,
    );
    // Articles with the ids of listings.
    await api.dataSource.query(
      `insert into articles (id, source_id, external_id, title, url, observed_at, ingested_at, run_id, raw_id, commit_id, categories) overriding system value
       select id, 4, 'guid-' || id, 'A title', 'https://example.com/' || id, '2025-02-01Z', '2025-02-01Z', 1, 1, 100000 + id, '{}'
       from generate_series(101, 120) id`,
    );
    for (const table of ['commits', 'quotes']) await api.dataSource.query(`vacuum analyze ${table}`);
    const query: DataQuery = { ...new DataQuery(), limit: 1000, as_of: '2025-02-01T06:40Z' };
    const selection = {
      sources: null,
      listings: null,
      currencies: null,
      quotes: true,
      candles: false,
      articles: false,
    };
    const parameters = new Parameters();
    const page = pageSql(query, selection, null, parameters)!;
    const sql = `select q.price, ar.title from (${page}) p ${itemJoins(parameters.bind(query.as_of) + '::timestamptz')}`;
    const articlesRead = await scansOf(api.dataSource, 'articles', sql, parameters.values);
    expect(articlesRead.length).toBeGreaterThan(0);
    expect(rowsRead(articlesRead)).toBe(0);
  });
});
