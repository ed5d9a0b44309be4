import { type Api, startApi } from '../support/seed-service.js';

/** What must be answered as of a moment as it was answered then, whatever becomes known later. */
const QUESTIONS = [
  '/assets?q=alpha',
  '/markets?q=alpha',
  '/assets/alpha-one',
  '/data?kind=article&count=none',
  '/data?kind=article&format=csv',
  '/data?symbol=ALU&convert=EUR',
];

let api: Api;
let moment: string;
const answers = new Map<string, string>();

beforeAll(async () => {
  api = await startApi();
  const run = (sql: string) => api.dataSource.query(sql);
  await run(`insert into assets (slug, symbol, name, created_at)
    values ('alpha-one', 'ALO', 'Alpha One', '2026-01-01Z'), ('alpha-two', 'ALT', 'Alpha Two', '2026-01-01Z')`);
  await run(`insert into listings (source_id, external_id, symbol, name, asset_id, currency)
    select 1, a.slug, a.symbol, a.name, a.id, 'USD' from assets a where a.slug like 'alpha-%'
    union all select 1, 'alpha-usdt', 'ALU', 'Alpha in Tether', null, 'USDT'`);
  await quoted('2026-01-03Z', { 'alpha-one': 1000, 'alpha-two': 10, 'alpha-usdt': 10 });
  await run(`insert into feed_identities (source_id, partition) values (4, 'a'), (4, 'b'), (4, 'c')`);
  await run(`update articles set feed_id = (select id from feed_identities where partition = 'a')`);
  await carried('a', '2026-01-02Z');
  await carried('b', '2026-01-02Z');
  moment = (await api.get('/markets?as_of=2100-01-01&limit=1')).json.metadata.as_of;
  for (const question of QUESTIONS) answers.set(question, await asked(question));

  await quoted('2026-01-04Z', { 'alpha-one': 10, 'alpha-two': 1000 });
  await run(`update listings set inactive_since = clock_timestamp() where external_id = 'alpha-one'`);
  await carried('c', 'now');
  await run(`insert into fx_rates (currency, day, rate, source_id, run_id, raw_id, ingested_at)
    select currency, '2026-01-02', 1, 1, 1, 1, clock_timestamp() from unnest('{EUR,USD}'::text[]) currency`);
});
afterAll(() => api.stop());

/** Quotes of listings, by their market caps; they are the newest ones. */
async function quoted(observedAt: string, caps: Record<string, number>): Promise<void> {
  await api.dataSource.query(
    `with said as (
       insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap)
       select l.id, 1, $1, clock_timestamp(), 1, 1, 1, cap from unnest($2::text[], $3::numeric[]) said(id, cap)
       join listings l on l.external_id = said.id returning *)
     insert into latest_quotes (listing_id, observed_at, source_id, price, market_cap, currency)
     select s.listing_id, s.observed_at, s.source_id, s.price, s.market_cap, l.currency from said s join listings l on l.id = s.listing_id
     on conflict (listing_id) do update set observed_at = excluded.observed_at, market_cap = excluded.market_cap`,
    [observedAt, Object.keys(caps), Object.values(caps)],
  );
}

/** All articles are in this feed, from this moment on. */
const carried = (feed: string, since: string) =>
  api.dataSource.query(
    `insert into feed_items (feed_id, external_id, article_id, first_seen_at)
     select f.id, a.external_id, a.id, case $2 when 'now' then clock_timestamp() else $2::timestamptz end
     from articles a, feed_identities f where f.partition = $1`,
    [feed, since],
  );

/** The answer now or, if `as_of` is part of the question, then. Without what differs in every reply. */
async function asked(question: string, asOf = moment): Promise<string> {
  const { status, json, text } = await api.get(
    `${question}${question.includes('?') ? '&' : '?'}as_of=${asOf}`,
  );
  expect(status).toBe(200);
  return json ? JSON.stringify(json.data ?? json) : text;
}

it.each(QUESTIONS)('%s returns the same for ever, and something else as of later', async (question) => {
  expect(await asked(question)).toBe(answers.get(question));
  expect(await asked(question, '2100-01-01')).not.toBe(answers.get(question));
});

it.each(['/assets', '/markets'])(
  'pages of %s that q sorts by size follow one another as of a moment',
  async (list) => {
    const asOf = `${list}?q=alpha&as_of=${moment}&limit=1`;
    const first = await api.get(asOf);
    const second = await api.get(`${asOf}&cursor=${first.json.metadata.next_cursor}`);
    const slugs = [first, second].map(({ json }) => json.data.map(({ slug }: { slug: string }) => slug));
    expect(slugs).toEqual([['alpha-one'], ['alpha-two']]);
  },
);

it.each(['/data', '/assets', '/markets'])(
  'a file of %s states the moment that it is valid for',
  async (list) => {
    const of = async (query: string) =>
      (await api.get(`${list}?format=ndjson&limit=1${query}`)).headers.get('x-as-of');
    expect(await of('&as_of=2026-01-05')).toBe('2026-01-05T00:00:00.000000Z');
    expect(Date.parse((await of('&as_of=2100-01-01'))!)).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(await of('')).toBeNull();
  },
);

it('shows the feed of an article that is gone', async () => {
  await api.dataSource.query(
    `with gone as (delete from articles where external_id = 'guid-1' returning *)
     insert into article_versions (id, source_id, feed_id, external_id, title, url, summary, categories, observed_at, ingested_at,
       run_id, raw_id, superseded_at)
     select id, source_id, feed_id, external_id, title, url, summary, categories, observed_at, ingested_at, run_id, raw_id,
       clock_timestamp() from gone`,
  );
  const { json } = await api.get(`/data?kind=article&as_of=${moment}`);
  expect(json.data.map(({ feed }: { feed: string }) => feed)).toEqual(Array.from({ length: 9 }, () => 'a'));
});
