import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const sourceIds: Record<string, number> = { coingecko: 1, coinpaprika: 2, csv: 3, rss: 4 };

/** A coin quoted by sources, each with a price and an age in seconds; a source may be repeated. */
async function coin(
  slug: string,
  said: [source: string, price: string | null, age: number][],
): Promise<void> {
  await api.dataSource.query('insert into assets (slug, symbol, name) values ($1, upper($1), $1)', [slug]);
  for (const [index, [source, price, age]] of said.entries())
    await api.dataSource.query(
      `with listing as (
         insert into listings (source_id, external_id, symbol, name, asset_id)
         select $2, $1 || $3::int, upper($1), $1, id from assets where slug = $1 returning id),
       quote as (
         insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         select id, $2, now() - make_interval(secs => $5), now(), 1, 1, $4::numeric from listing returning *)
       insert into latest_quotes (listing_id, observed_at, source_id, price)
       select listing_id, observed_at, source_id, price from quote`,
      [slug, sourceIds[source], index, price, age],
    );
}

const asset = async (slug: string) => (await api.get(`/assets/${slug}`)).json;
const consensus = async (slug: string) => (await asset(slug)).consensus;
const statuses = (view: { sources: { source: string; status: string }[] }) =>
  Object.fromEntries(view.sources.map(({ source, status }) => [source, status]));

describe('the consensus', () => {
  it('of three fresh sources is the median', async () => {
    await coin('three', [
      ['coingecko', '100.1', 10],
      ['coinpaprika', '100.3', 10],
      ['csv', '100.2', 10],
    ]);
    expect(await consensus('three')).toMatchObject({
      price_usd: 100.2,
      state: 'agreed',
      counted: 3,
      spread: { low: 100.1, high: 100.3, pct: 0.199601 },
      outliers: [],
    });
  });

  it('names and explains an outlier, and excludes it', async () => {
    await coin('mistaken', [
      ['coingecko', '100.1', 10],
      ['coinpaprika', '100.3', 10],
      ['csv', '10.02', 10],
    ]);
    const view = await consensus('mistaken');
    expect(view).toMatchObject({ price_usd: 100.2, counted: 2, outliers: ['csv'], state: 'agreed' });
    expect(view.sources.find((one: { source: string }) => one.source === 'csv')).toMatchObject({
      status: 'outlier',
      reason: '89.99 % from the middle of 3 fresh sources: beyond 2 % and 5 times their median deviation',
      weight: 0,
      deviation_pct: -89.99001,
    });
  });

  it('of two sources is their exact midpoint, and disputed if they are far apart', async () => {
    await coin('pair', [
      ['coingecko', '0.00000000000000012345678901234567890123', 10],
      ['coinpaprika', '0.00000000000000012345678901234567890124', 10],
    ]);
    await coin('apart', [
      ['coingecko', '100', 10],
      ['coinpaprika', '300', 10],
    ]);
    expect((await api.get('/assets/pair')).text).toContain(
      '"consensus" : {"currency" : "USD", "price" : 0.000000000000000123456789012345678901235,',
    );
    expect(await consensus('apart')).toMatchObject({
      price_usd: 200,
      state: 'disputed',
      outliers: [],
      spread: { pct: 100 },
    });
  });

  it('of two sources a factor of ten apart is none, with both prices and their sources', async () => {
    await coin('decuple', [
      ['coingecko', '100', 10],
      ['coinpaprika', '1000', 20],
    ]);
    const view = await consensus('decuple');
    expect(view).toMatchObject({
      price: null,
      price_usd: null,
      state: 'disputed',
      counted: 2,
      spread: { low: 100, high: 1000 },
    });
    expect(
      view.sources.map(({ source, price }: { source: string; price: number }) => [source, price]),
    ).toEqual([
      ['coingecko', 100],
      ['coinpaprika', 1000],
    ]);
    await coin('two-and-two', [
      ['coingecko', '1', 10],
      ['coinpaprika', '1.01', 10],
      ['csv', '10', 10],
      ['rss', '10.1', 10],
    ]);
    expect(await consensus('two-and-two')).toMatchObject({ price: null, state: 'disputed', counted: 4 });
  });

  it('excludes stale prices, and states their age', async () => {
    await coin('old', [
      ['coingecko', '100', 30],
      ['csv', '50', 4000],
    ]);
    const view = await consensus('old');
    expect(view).toMatchObject({ price_usd: 100, state: 'single', counted: 1 });
    expect(view.sources[1]).toMatchObject({ status: 'stale', stale_after_seconds: 900, weight: 0 });
    expect(view.sources[1].reason).toMatch(/^40\d\d s old; fresh up to 900 s$/);
  });

  it('gives a rarely polled source less weight with age', async () => {
    await coin('slow', [
      ['coingecko', '90', 7200],
      ['coinpaprika', '100', 10],
      ['csv', '100.4', 10],
    ]);
    const view = await consensus('slow');
    expect(view).toMatchObject({ price_usd: 100.2, counted: 2, outliers: ['coingecko'] });
    expect(view.sources[0]).toMatchObject({ source: 'coingecko', stale_after_seconds: 43200 });
    await coin('slow-two', [
      ['coingecko', '90', 7200],
      ['coinpaprika', '100', 10],
    ]);
    expect(await consensus('slow-two')).toMatchObject({ price_usd: 100, state: 'disputed', counted: 2 });
  });

  it('counts each source once, however many listings it has, and skips quotes without a price', async () => {
    await coin('twice', [
      ['coingecko', '100', 20],
      ['coingecko', '900', 30],
      ['coinpaprika', '102', 10],
      ['csv', null, 10],
    ]);
    const view = await consensus('twice');
    expect(statuses(view)).toEqual({ coingecko: 'counted', coinpaprika: 'counted', csv: 'no_price' });
    expect(view.price_usd).toBe(101);
  });

  it('is null if no source counts', async () => {
    await api.dataSource.query(`insert into assets (slug, symbol, name) values ('bare', 'BARE', 'Bare')`);
    expect(await consensus('bare')).toMatchObject({
      price_usd: null,
      state: 'none',
      counted: 0,
      spread: null,
      outliers: [],
      sources: [],
    });
    expect(await consensus('bitcoin')).toMatchObject({ price_usd: null, state: 'none', counted: 0 });
  });
});

describe('an outlier', () => {
  it.each([
    ['101.99', [], 100],
    ['102.01', ['csv'], 100],
    ['97.99', ['csv'], 100],
  ])('of two that agree is more than two percent away: %s', async (price, outliers, consensusPrice) => {
    const slug = `near-${price.replace('.', '-')}`;
    await coin(slug, [
      ['coingecko', '100', 1],
      ['coinpaprika', '100', 1],
      ['csv', price, 1],
    ]);
    expect(await consensus(slug)).toMatchObject({ outliers, price_usd: consensusPrice });
  });

  it.each([
    ['130', []],
    ['151', ['csv']],
  ])('of two that disagree is more than five deviations away: %s', async (price, outliers) => {
    const slug = `far-${price}`;
    await coin(slug, [
      ['coingecko', '94', 1],
      ['coinpaprika', '100', 1],
      ['csv', price, 1],
    ]);
    expect((await consensus(slug)).outliers).toEqual(outliers);
  });

  it.each([
    ['of two zeros is any other price', ['0', '0', '5'], 1, { price: 0, state: 'agreed', outliers: ['csv'] }],
    [
      'is neither of two, even if one is zero',
      ['5', '0'],
      1800,
      { price: null, state: 'disputed', outliers: [] },
    ],
  ])('%s', async (_what, prices, age, expected) => {
    const slug = `zero-${prices.length}`;
    const sources = ['coingecko', 'coinpaprika', 'csv'];
    await coin(
      slug,
      prices.map((price, index) => [sources[index]!, price, index ? 1 : age]),
    );
    expect(await consensus(slug)).toMatchObject(expected);
    expect((await api.get(`/markets?asset=${slug}`)).json.data).toMatchObject([expected]);
  });

  it('is allowed a larger distance the older it is', async () => {
    await coin('drifted', [
      ['coingecko', '105', 21_600],
      ['coinpaprika', '100', 1],
      ['csv', '100', 1],
    ]);
    expect((await consensus('drifted')).outliers).toEqual([]);
  });
});

describe('the weighted median', () => {
  it.each([
    ['{7}', '{1}', '7'],
    ['{1,2}', '{1,1}', '1.5'],
    ['{3,1,2}', '{1,1,1}', '2'],
    ['{4,1,3,2}', '{1,1,1,1}', '2.5'],
    ['{1,100}', '{1,0.04}', '1'],
    ['{1,100}', '{0.04,1}', '100'],
    ['{1,2,3}', '{0.5,0.5,1}', '2.5'],
    ['{5,5,9}', '{1,1,1}', '5'],
    ['{1.10}', '{1}', '1.10'],
    ['{}', '{}', null],
  ])('of %s weighing %s is %s', async (amounts, weights, expected) => {
    const [row] = await api.dataSource.query('select weighted_median($1, $2) as median', [amounts, weights]);
    expect(row.median).toBe(expected);
  });
});

describe('an asset', () => {
  it('shows its names, its contracts and the newest quote of each listing', async () => {
    await api.dataSource.query(`insert into asset_aliases (asset_id, kind, value, until)
      values (1, 'symbol', 'XBT', '2025-01-01Z'), (1, 'symbol', 'BTC', null)`);
    await api.dataSource.query(`insert into listing_contracts
      select s, e, 'ethereum', '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 1, now(), now()
      from (values (1, 'bitcoin'), (2, 'btc-bitcoin')) said(s, e)`);
    await api.dataSource.query(`insert into listing_contracts values
      (1, 'ethereum', 'sui', '0x6864a6f921804860::cetus::CETUS', 1, now(), now()),
      (1, 'ethereum', 'starknet', '0x4718f5a0fc34cc1af16a1cdee98ffb20c31f5cdb', 1, now(), now())`);
    const view = await asset('Bitcoin');
    expect(view).toMatchObject({
      slug: 'bitcoin',
      symbol: 'BTC',
      identity: {
        aliases: [
          { kind: 'symbol', value: 'BTC', until: null },
          { kind: 'symbol', value: 'XBT', until: '2025-01-01T00:00:00.000000Z' },
        ],
        contracts: [{ chain: 'ethereum', sources: ['coingecko', 'coinpaprika'] }],
      },
    });
    expect(view.listings.map(({ source, external_id }: never) => [source, external_id])).toEqual([
      ['coingecko', 'bitcoin'],
      ['coinpaprika', 'btc-bitcoin'],
      ['csv', 'BTC'],
    ]);
    for (const { quote } of view.listings) {
      const {
        id,
        source,
        kind,
        external_id,
        asset: of,
        title,
        url,
        currency,
        ...item
      } = (await api.get(`/data/${quote.id}`)).json;
      expect(quote).toEqual({ id, ...item });
      expect([source, kind, external_id, of.slug, title, url, currency]).toBeDefined();
    }
  });

  it('is found under the slug of an asset merged into it, and under a former slug', async () => {
    await api.dataSource.query(
      `insert into assets (slug, symbol, name, merged_into) values ('bitcoin-old', 'BTC', 'Bitcoin', 1)`,
    );
    await api.dataSource.query(
      `insert into asset_aliases (asset_id, kind, value) select id, 'slug', 'btc-of-merged' from assets
       where slug = 'bitcoin-old' union all values (1, 'slug', 'btc-of-before')`,
    );
    expect((await asset('bitcoin-old')).slug).toBe('bitcoin');
    expect((await asset('btc-of-before')).slug).toBe('bitcoin');
    expect((await api.get('/assets/btc-of-before/history')).json.metadata.asset).toBe('bitcoin');
    expect((await api.get('/assets/bitcoin-old/articles')).json.metadata.asset).toBe('bitcoin');
    const total = async (query: string) => (await api.get(`/data?count=exact&${query}`)).json.metadata.total;
    expect(await total('asset=bitcoin-old')).toBe(await total('asset=bitcoin'));
    expect(await total('symbol=xbt')).toBe(await total('asset=bitcoin'));
    expect(await total('asset=btc-of-before&source=csv')).toBe(12);
    expect(await total('asset=nothing')).toBe(0);
  });

  it('is found by its id wherever a slug is accepted, and by the id of an asset merged into it', async () => {
    const [{ id: merged }] = await api.dataSource.query<[{ id: number }]>(
      `insert into assets (slug, symbol, name, merged_into) values ('bitcoin-older', 'BTC', 'Bitcoin', 1) returning id`,
    );
    const { id, slug } = await asset('bitcoin');
    expect([id, slug]).toEqual(['asset_1', 'bitcoin']);
    for (const name of [id, 'ASSET_1', `asset_${merged}`]) {
      expect((await asset(name)).id).toBe(id);
      expect((await api.get(`/assets/${name}/identity`)).json).toMatchObject({ id, slug });
      for (const list of ['history', 'articles'])
        expect((await api.get(`/assets/${name}/${list}`)).json.metadata).toMatchObject({ asset_id: id });
    }
    const page = (await api.get(`/data?asset=asset_${merged}&limit=1`)).json.data;
    expect(page[0].asset.id).toBe(id);
    expect((await api.get(`/data/${page[0].id}/lineage`)).json.asset).toEqual(page[0].asset);
    for (const none of ['asset_0', 'asset_01', 'asset_9999999999', 'asset_', 'asset_1x'])
      expect((await api.get(`/assets/${none}`)).status).toBe(404);
  });

  it.each(['/assets/nothing', '/assets/nothing/history', '/assets/nothing/articles', '/assets/a%00b'])(
    'that does not exist is 404: %s',
    async (path) => {
      expect((await api.get(path)).status).toBe(404);
    },
  );

  it.each(['as_of=yesterday', 'limit=1', 'as_of='])('refuses %s', async (query) => {
    expect((await api.get(`/assets/bitcoin?${query}`)).status).toBe(400);
  });
});

describe('the list of assets', () => {
  const slugs = async (query: string) =>
    (await api.get(`/assets?${query}`)).json.data.map(({ slug }: { slug: string }) => slug);

  it('is ordered by slug, page by page', async () => {
    const whole = await slugs('limit=100');
    expect(whole).toEqual(whole.toSorted());
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await api.get(`/assets?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.json.data.map(({ slug }: { slug: string }) => slug));
      cursor = page.json.metadata.next_cursor;
    } while (cursor);
    expect(seen).toEqual(whole);
    expect(await slugs('limit=2&offset=2')).toEqual(whole.slice(2, 4));
    expect((await api.get('/assets?limit=1')).json.metadata).toMatchObject({
      total: whole.length,
      total_is_estimate: false,
    });
  });

  it('contains neither merged assets nor assets without listings', async () => {
    const whole = await slugs('limit=100');
    expect(whole).toContain('bitcoin');
    expect(whole).not.toContain('bitcoin-old');
    expect(whole).not.toContain('bare');
  });

  it.each([
    ['q=bitcoin', ['bitcoin']],
    ['q=xbt', ['bitcoin']],
    ['q=btc-of-mer', ['bitcoin']],
    ['q=0x2260FAC5E5542A773AA44FBCFEDF7C193BC2C599', ['bitcoin']],
    ['q=0x2260FAC5', ['bitcoin']],
    ['q=0x2260F', []],
    ['q=0x06864A6F921804860::cetus::CETUS', ['ether']],
    ['q=0x04718f5a0fc3', ['ether']],
    ['q=2260fac5e554', []],
    ['q=%25_C', ['100-percent_coin']],
    ['q=hot', ['hot']],
    ['q=nothing', []],
    ['symbol=xbt', ['bitcoin']],
    ['symbol=hot', ['hot']],
    ['source=csv&symbol=ETH', []],
    ['source=coingecko&symbol=ETH', ['ether']],
  ])('finds by %s', async (query, expected) => {
    expect(await slugs(query)).toEqual(expected);
    expect((await api.get(`/assets?${query}&count=exact`)).json.metadata.total).toBe(expected.length);
  });

  it('puts exact matches first, across pages', async () => {
    await coin('a-old-thing', [['csv', '1', 1]]);
    const all = await slugs('q=old');
    expect(all).toEqual(['old', 'a-old-thing']);
    const first = await api.get('/assets?q=old&limit=1');
    expect(await slugs(`q=old&limit=1&cursor=${first.json.metadata.next_cursor}`)).toEqual(['a-old-thing']);
  });

  it('puts the larger market cap first among equal matches, across pages, and finds the ids of sources', async () => {
    await coin('bnb-of-nobody', [['csv', '1', 1]]);
    await coin('zz-bnb', [['coingecko', '600', 1]]);
    await api.dataSource.query(`update assets set symbol = 'BNBX' where slug in ('bnb-of-nobody', 'zz-bnb')`);
    await api.dataSource.query(
      `update latest_quotes q set market_cap = 9e10 from listings l join assets a on a.id = l.asset_id
       where l.id = q.listing_id and a.slug = 'zz-bnb'`,
    );
    expect(await slugs('q=bnbx')).toEqual(['zz-bnb', 'bnb-of-nobody']);
    const first = await api.get('/assets?q=bnbx&limit=1');
    expect(await slugs(`q=bnbx&limit=1&cursor=${first.json.metadata.next_cursor}`)).toEqual([
      'bnb-of-nobody',
    ]);
    await api.dataSource.query(
      `update listings set external_id = 'binancecoin-of-2017' where asset_id = (select id from assets where slug = 'zz-bnb')`,
    );
    expect(await slugs('q=binancecoin-of-2017')).toEqual(['zz-bnb']);
  });

  interface Listed {
    data: { slug: string }[];
    metadata: { next_cursor: string | null };
  }

  describe('of coins that share symbols', () => {
    beforeAll(async () => {
      for (const [slug, symbol, name, cap] of [
        ['binance-coin', 'BNB', 'Binance Coin', 9e10],
        ['bnb-diamond', 'BNB', 'BNB Diamond', 1e5],
        ['bnb-inu', 'BNBINU', 'BNB Inu', 9e11],
        ['oec-bnb', 'OECBNB', 'OEC BNB', null],
        ['terra', 'LUNA', 'Terra', 1e8],
        ['luna', 'LNA', 'Luna', 1e6],
        ['luna-by-virtuals', 'LUNA', 'Luna by Virtuals', 2e5],
        ['luna-inu', 'LINU', 'Luna Inu', 3e8],
        ['staked-luna', 'STLUNA', 'Staked-luna', 5e11],
      ]) {
        await coin(slug as string, [['coingecko', '1', 1]]);
        const { dataSource: db } = api;
        await db.query('update assets set symbol = $2, name = $3 where slug = $1', [slug, symbol, name]);
        await db.query(
          `update latest_quotes q set market_cap = $2 from listings l join assets a on a.id = l.asset_id
           where l.id = q.listing_id and a.slug = $1`,
          [slug, cap],
        );
      }
    });

    it.each([
      ['BNB', ['binance-coin', 'bnb-diamond', 'bnb-inu', 'oec-bnb']],
      ['luna', ['terra', 'luna', 'luna-by-virtuals', 'luna-inu', 'staked-luna']],
    ])('%s finds those that have it first, the largest at the top', async (q, expected) => {
      const found: string[] = await slugs(`q=${q}&limit=100`);
      expect(found.slice(0, 2)).toEqual(expected.slice(0, 2));
      expect(found.filter((slug) => expected.includes(slug))).toEqual(expected);
      const { data } = (await api.get(`/markets?q=${q}`)).json;
      expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(found);
      const pages: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = `q=${q}&sort=relevance&limit=1${cursor && `&cursor=${cursor}`}`;
        const { data, metadata }: Listed = (await api.get(`/markets?${query}`)).json;
        pages.push(...data.map(({ slug }) => slug));
        cursor = metadata.next_cursor;
      }
      expect(pages).toEqual(found);
    });
  });

  it('shows the consensus of each', async () => {
    const { data } = (await api.get('/assets?q=mistaken')).json;
    expect(data).toEqual([
      {
        id: expect.stringMatching(/^asset_\d+$/),
        slug: 'mistaken',
        symbol: 'MISTAKEN',
        name: 'mistaken',
        sources: ['coingecko', 'coinpaprika', 'csv'],
        currency: 'USD',
        price: 100.2,
        price_usd: 100.2,
        state: 'agreed',
        counted: 2,
        spread_pct: 0.199601,
        outliers: ['csv'],
      },
    ]);
  });

  it.each(['source=nowhere', 'limit=0', 'cursor=x', 'page=2', 'as_of=1', 'cursor=x&offset=1'])(
    'refuses %s',
    async (query) => {
      expect((await api.get(`/assets?${query}`)).status).toBe(400);
    },
  );
});

describe('articles of an asset', () => {
  it('are those that mention it or an asset merged into it, newest first and page by page', async () => {
    await api.dataSource.query(`insert into article_assets (article_id, asset_id, confidence, evidence)
      select a.id, 1, 0.9, '[{"kind":"name"}]'::json from articles a where a.id <= 4
      union all select 7, id, 0.5, '[]'::json from assets where slug = 'bitcoin-old'`);
    const all = (await api.get('/assets/bitcoin/articles')).json;
    expect(all.data.map(({ external_id }: never) => external_id)).toEqual([
      'guid-7',
      'guid-4',
      'guid-3',
      'guid-2',
      'guid-1',
    ]);
    expect(all.data[1]).toMatchObject({ confidence: 0.9, evidence: [{ kind: 'name' }], source: 'rss' });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await api.get(`/assets/bitcoin/articles?limit=2${cursor && `&cursor=${cursor}`}`)).json;
      seen.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.metadata.next_cursor ?? '';
    } while (cursor);
    expect(seen).toEqual(all.data.map(({ id }: { id: string }) => id));
  });
});
