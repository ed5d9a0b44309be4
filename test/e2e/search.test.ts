import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const db = api.dataSource;
  await db.query('truncate articles, assets, listings, quotes, latest_quotes restart identity cascade');
  await db.query(
    `insert into articles (source_id, external_id, title, summary, categories, observed_at, ingested_at, run_id, raw_id)
     select 4, 'a' || n, title, summary, '{}', '2026-01-01Z'::timestamptz + make_interval(mins => n::int), '2026-01-02Z', 4, 1
     from unnest($1::text[], $2::text[]) with ordinality as a (title, summary, n)`,
    [ARTICLES.map(([title]) => title), ARTICLES.map(([, summary]) => summary ?? null)],
  );
  await db.query(
    `insert into assets (slug, symbol, name) values ('bitcoin', 'BTC', 'Bitcoin'), ('pokecoin', 'PKC', 'Pokécoin'),
       ('percent', '100%', '100%_Coin'), ('wide', 'ＷＤＥ', 'Ｗｉｄｅ Ｃｏｉｎ')`,
  );
  await db.query('insert into asset_aliases (asset_id, kind, value) values (1, $1, $2)', [
    'name',
    'Bit­coïn Oro',
  ]);
  await db.query(
    'insert into listings (source_id, external_id, symbol, name, asset_id) select 1, slug, symbol, name, id from assets',
  );
  await db.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select id, 1, '2026-01-03Z', '2026-01-03Z', 1, 1, 1 from listings`,
  );
  await db.query(
    `insert into latest_quotes (listing_id, observed_at, source_id, price, currency)
     select id, '2026-01-03Z', 1, 1, 'USD' from listings`,
  );
});
afterAll(() => api.stop());

const ARTICLES: readonly (readonly [title: string, summary?: string])[] = [
  ['Miners halve their reserves', 'The halving of bitcoin is near.'],
  ['Bitcoin halving: what miners expect', 'Miners of bitcoin speak of the halving.'],
  ['Die Kurse steigen nach der Halbierung', 'Der Kurs ist für Anleger ein Zeichen.'],
  ['Les mineurs vendent leurs pièces', 'Le cours est dans le rouge.'],
  ['Zürich café accepts bit​coin', 'ＢＴＣ is welcome.'],
  ['An exchange lists a token'],
  [''],
];

const titles = async (query: Record<string, string>): Promise<string[]> => {
  const { status, json, text } = await api.get(
    `/data?${new URLSearchParams({ kind: 'article', ...query }).toString()}`,
  );
  if (status !== 200) throw new Error(text);
  expect(status).toBe(200);
  return json.data.map(({ title }: { title: string }) => title);
};
const ranked = (q: string) => titles({ q, sort: 'relevance' });
const [RESERVES, HALVING, GERMAN, FRENCH, ZURICH, LISTS] = ARTICLES.map(([title]) => title);

describe('by relevance', () => {
  it('articles contain all words, in any order and with any ending; matches in titles come first', async () => {
    expect(await ranked('miners halving')).toEqual([HALVING, RESERVES]);
    expect(await ranked('HALVED miner bitcoins')).toEqual([HALVING, RESERVES]);
    expect(await ranked('listing tokens')).toEqual([LISTS]);
    expect(await ranked('halving dogecoin')).toEqual([]);
  });

  it.each([
    ['the endings of German', 'kurs steige halbierungen', [2]],
    ['the endings of French', 'mineur pièce', [3]],
    ['a phrase', '"bitcoin halving"', [1]],
    ['a phrase in another order', '"halving bitcoin"', []],
    ['what must not be there', 'miners -expect', [0]],
    ['one of two', 'token or zurich', [5, 4]],
    ['unseen characters, accents and width', 'ｚｕｒｉｃｈ bitcoin btc', [4]],
    ['small words, as long as they are there', 'what the', [1]],
    ['nothing that is a word', '... !', []],
    ['an operator of PostgreSQL', "a' | !b & (c <-> d:*", []],
  ])('%s counts', async (_what, q, expected) => {
    const found = await ranked(q);
    expect(found.sort()).toEqual(expected.map((index) => ARTICLES[index]![0]).sort());
  });

  it('pages follow one another in order, in both directions and as files', async () => {
    const all = await ranked('miners or kurs or token');
    expect(all.length).toBe(4);
    const read: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        kind: 'article',
        q: 'miners or kurs or token',
        sort: 'relevance',
        limit: '1',
      });
      if (cursor) query.set('cursor', cursor);
      const { json } = await api.get(`/data?${query.toString()}`);
      read.push(...json.data.map(({ title }: { title: string }) => title));
      cursor = json.metadata.next_cursor;
    } while (cursor);
    expect(read).toEqual(all);
    expect(await titles({ q: 'miners or kurs or token', sort: 'relevance', order: 'asc' })).toEqual(
      all.toReversed(),
    );
    const { text } = await api.get(
      `/data?format=csv&fields=title&kind=article&sort=relevance&q=miners+halving`,
    );
    expect(text.trim().split(/\r?\n/)).toEqual(['title', HALVING, RESERVES]);
  });

  it('quotes that q finds come last, and totals include both', async () => {
    const { json } = await api.get('/data?q=bitcoin&sort=relevance&count=exact');
    expect(json.data.map(({ kind }: { kind: string }) => kind)).toEqual([
      'article',
      'article',
      'article',
      'quote',
    ]);
    expect(json.metadata.total).toBe(4);
  });

  it('finds articles known at a moment', async () => {
    expect(await titles({ q: 'miners halving', sort: 'relevance', as_of: '2026-01-02T12:00:00Z' })).toEqual([
      HALVING,
      RESERVES,
    ]);
    expect(await titles({ q: 'miners halving', sort: 'relevance', as_of: '2026-01-01T12:00:00Z' })).toEqual(
      [],
    );
  });

  it('does not depend on the search path, so that dumps of articles can be restored', async () => {
    const { rows } = await api.dataSource.transaction(async (tx) => {
      await tx.query(`set local search_path = ''`);
      return {
        rows: await tx.query<unknown[]>(`select public.article_words('Zürich halves', null)::text as words`),
      };
    });
    expect(rows).toEqual([{ words: `'halv':4A 'halves':2A 'zurich':1A,3A` }]);
  });

  it.each([
    ['sort=relevance', 'relevance requires q'],
    ['sort=relevance&q=a&kind=quote', 'not to quotes'],
    ['sort=relevance&q=a&kind=candle', 'not to candles'],
    ['sort=relevance&q=a&latest=true', 'which latest excludes'],
  ])('%s is refused', async (query, message) => {
    const { status, text } = await api.get(`/data?${query}`);
    expect(status).toBe(400);
    expect(text).toContain(message);
  });
});

describe('q', () => {
  it.each([
    ['accents', 'ZURICH CAFE', [ZURICH]],
    ['unseen characters in the text', 'accepts bitcoin', [ZURICH]],
    ['unseen characters in the question', 'to​ken', [LISTS]],
    ['full width', 'btc is', [ZURICH]],
    ['spaces around it', '  token ', [LISTS]],
    ['signs of patterns, which are letters', 'tok%n', []],
    ['the same in full width', 'tok％n', []],
    ['accents that only the question has', 'pièces', [FRENCH]],
    ['umlauts', 'für anleger', [GERMAN]],
  ])('finds articles whatever their %s', async (_what, q, expected) =>
    expect(await titles({ q })).toEqual(expected),
  );

  const slugs = async (path: string, q: string) =>
    (await api.get(`${path}?q=${encodeURIComponent(q)}`)).json.data.map(({ slug }: { slug: string }) => slug);

  it('finds quotes by the id of a listing in its source', async () => {
    await api.dataSource.query(
      `update listings set external_id = 'id-of-percent' where external_id = 'percent'`,
    );
    const { json } = await api.get('/data?kind=quote&q=ID-of-Percent');
    expect(json.data.map((item: { asset: { slug: string } }) => item.asset.slug)).toEqual(['percent']);
  });

  it.each([
    ['pokecoin', ['pokecoin']],
    ['POKÉCOIN', ['pokecoin']],
    ['wide coin', ['wide']],
    ['ｗｉｄｅ', ['wide']],
    ['wde', ['wide']],
    ['bitcoin oro', ['bitcoin']],
    ['b​tc', ['bitcoin']],
    ['0%_c', ['percent']],
    ['０％_c', ['percent']],
  ])('finds %s among assets, markets and quotes', async (q, expected) => {
    expect(await slugs('/assets', q)).toEqual(expected);
    expect(await slugs('/markets', q)).toEqual(expected);
    const { json } = await api.get(`/data?kind=quote&q=${encodeURIComponent(q)}`);
    expect(json.data.map((item: { asset: { slug: string } }) => item.asset.slug)).toEqual(
      q === 'bitcoin oro' ? [] : expected,
    );
  });
});
