import { type ListingFacts } from '../../src/identity/facts.js';
import { assetsOf, listing, resolverOn, storeListings } from '../support/identity.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const NOW = Date.now();
const usd = (price: number, minutes = 5) => ({
  prices: [{ at: NOW - minutes * 60_000, currency: 'USD', price }],
});

let api: Api;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, SOURCES: 'coingecko,coinpaprika,csv' });
  const db = api.dataSource;
  await db.query('truncate listings, quotes, latest_quotes, assets, articles, mention_dictionary cascade');
  const file = (symbol: string, more: Partial<ListingFacts> = {}) =>
    listing(`csv/${symbol}`, symbol, symbol, more);
  await storeListings(db, 'coingecko', [
    listing('coingecko/holotoken', 'HOT', 'Holo', usd(0.002)),
    listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol', usd(0.05)),
    listing('coingecko/solana', 'SOL', 'Solana', { ...usd(178), marketCap: 8e10 }),
    listing('coingecko/old-river', 'RIVR', 'River Moon'),
    listing('coingecko/bitcoin', 'BTC', 'Bitcoin', { ...usd(67_000), contracts: ['x 0x1'] }),
  ]);
  await storeListings(db, 'coinpaprika', [
    listing('coinpaprika/btc-bitcoin', 'BTC', 'Bitcoin', { ...usd(67_001), contracts: ['x 0x1'] }),
  ]);
  await storeListings(db, 'csv', [file('HOT'), file('SOL', usd(178.1))]);
  await db.query(`update listings set inactive_since = now() where external_id = 'old-river'`);
  await storeListings(db, 'coingecko', [listing('coingecko/river-moon', 'RIVR', 'River Moon', usd(4))]);
  await resolverOn(db).run();
  // Bitcoin is joined by its contract; then one source is off by a factor of ten.
  await db.query(
    `update latest_quotes set price = 670010.000000000000000000001 where listing_id = (select id from listings where external_id = 'btc-bitcoin')`,
  );
});
afterAll(() => api.stop());

const review = async (query = '') => (await api.get(`/assets/review${query}`)).json;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...headers },
  });
const summary = ({ data }: { data: { reason: string; choices: object[]; settled_by: string[] }[] }) =>
  data.map(({ reason, choices, settled_by }) => [reason, settled_by, choices]);
const of = (name: string, ...assets: (string | null)[]) => assets.map((asset) => ({ listing: name, asset }));

describe('GET /assets/review', () => {
  it('lists entries that need a person, with the evidence that would decide them', async () => {
    expect(summary(await review())).toEqual([
      [
        'ambiguous',
        ['contract', 'prices'],
        expect.arrayContaining(of('csv/HOT', 'holo', 'hydro-protocol', null)),
      ],
      ['disputed', ['prices'], [...of('coingecko/bitcoin', null), ...of('coinpaprika/btc-bitcoin', null)]],
      ['price_only', ['contract', 'name', 'prices'], of('csv/SOL', 'solana', null)],
      ['renamed', ['contract', 'prices'], of('coingecko/river-moon', 'river-moon-rivr', null)],
    ]);
    expect((await api.get('/assets/review?reason=disputed')).text).toContain('670010.000000000000000000001');
    // A separate asset is as unlikely as the old listing is likely.
    const [{ confidence, candidates }] = (await review('?reason=renamed')).data;
    expect(confidence).toBeCloseTo(1 - candidates[0].confidence, 5);
    expect(candidates[0].confidence).toBeGreaterThan(0.5);
  });

  it('lists an asset whose prices are disputed in dollars, though they are outdated in euros', async () => {
    await api.dataSource.query(
      `with outdated as (
         insert into listings (source_id, external_id, symbol, name, asset_id, currency, resolved_revision)
         select source_id, external_id, symbol, name, asset_id, 'EUR', revision from listings where symbol = 'BTC' returning id, source_id)
       insert into latest_quotes (listing_id, observed_at, source_id, price, currency)
       select id, '2020-01-01Z', source_id, 10 ^ id, 'EUR' from outdated`,
    );
    const { data } = await review('?reason=disputed');
    await api.dataSource.query(`delete from latest_quotes where currency = 'EUR'`);
    await api.dataSource.query(`delete from listings where currency = 'EUR'`);
    expect(data).toMatchObject([{ consensus: { currency: 'USD', state: 'disputed' } }]);
  });

  it('is paged and filtered by reason', async () => {
    const all = (await review()).data;
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: unknown[]; metadata: { next_cursor: string | null } } = await review(
        `?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.data).toHaveLength(1);
      paged.push(...page.data);
      cursor = page.metadata.next_cursor;
    }
    expect(paged.map((one) => (one as { reason: string }).reason)).toEqual(
      all.map(({ reason }: { reason: string }) => reason),
    );
    for (const reason of ['ambiguous', 'disputed', 'price_only', 'renamed'])
      expect((await review(`?reason=${reason}`)).data).toEqual([
        expect.objectContaining({ reason, ...(reason !== 'disputed' && { consensus: null }) }),
      ]);
    expect((await api.get('/assets/review?reason=odd')).status).toBe(400);
  });
});

describe('POST /assets/settle', () => {
  const decisions = [
    { listing: 'csv/HOT', asset: 'holo' },
    { listing: 'csv/SOL', asset: null },
    { listing: 'coingecko/river-moon', asset: null },
    { listing: 'coinpaprika/btc-bitcoin', asset: null },
  ];

  it.each([
    [{ decisions: [] }, 400],
    [{ decisions: [null] }, 400],
    [{ decisions: [{ listing: 'csv/HOT' }] }, 400],
    [{ decisions: [{ listing: 'csv/HOT', asset: 7 }] }, 400],
    [{ decisions: [...decisions, { listing: 'csv/HOT', asset: null }] }, 400],
    [{ decisions: [...decisions, { listing: 'csv/NONE', asset: 'holo' }] }, 404],
    [{ decisions: [...decisions, { listing: 'coingecko/solana', asset: 'nowhere' }] }, 404],
  ])('answers %j with %i and does nothing', async (body, status) => {
    const before = await assetsOf(api.dataSource);
    const refused = await post('/assets/settle', body);
    expect([refused.status, await assetsOf(api.dataSource)]).toEqual([status, before]);
    if (status === 404) expect(refused.json.detail).toMatch(/^decisions\[4\]: /);
  });

  it('settles many at once, only once, and undoes them at once', async () => {
    const before = await assetsOf(api.dataSource);
    const headers = { 'idempotency-key': 'settle' };
    const settled = await post('/assets/settle', { decisions, reason: 'looked at' }, headers);
    expect([settled.status, settled.json.kind]).toEqual([200, 'settle']);
    expect((await post('/assets/settle', { decisions, reason: 'looked at' }, headers)).text).toBe(
      settled.text,
    );
    const assets = await assetsOf(api.dataSource);
    expect(assets).toMatchObject({ holo: ['coingecko/holotoken', 'csv/HOT'], solana: ['coingecko/solana'] });
    expect(Object.values(assets)).toContainEqual(['csv/SOL']);
    expect((await review()).data).toEqual([]);
    const undone = await post('/assets/undo', { operation_id: settled.json.operation_id });
    expect(undone.status).toBe(200);
    expect(await assetsOf(api.dataSource)).toEqual(before);
    expect((await review()).data).toHaveLength(4);
    const audited = await api.dataSource.query<{ action: string }[]>(
      `select action from audit_log where action like 'identity.%' order by id`,
    );
    expect(audited.map(({ action }) => action)).toEqual(
      ['settle', 'confirm', 'split', 'confirm', 'split', ...Array(5).fill('undo')].map(
        (one) => `identity.${one}`,
      ),
    );
  });

  it('shows a listing without an asset as a separate coin', async () => {
    const alone = { decisions: [{ listing: 'csv/HOT', asset: null }] };
    const settled = await post('/assets/settle', alone);
    expect(settled.json.assets).toHaveLength(1);
    expect((await assetsOf(api.dataSource))[settled.json.assets[0]]).toEqual(['csv/HOT']);
    await post('/assets/undo', { operation_id: settled.json.operation_id });
    expect((await assetsOf(api.dataSource)).none).toEqual(['csv/HOT']);
    const again = await post('/assets/settle', alone);
    expect(again.json.asset_ids).toEqual(settled.json.asset_ids);
    await post('/assets/undo', { operation_id: again.json.operation_id });
  });

  it('requires an admin key', async () => {
    expect((await post('/assets/settle', { decisions }, { 'x-api-key': 'wrong' })).status).toBe(401);
  });
});

it('does not list a coin by name if only prices distinguish it from its namesakes', async () => {
  const amber = (name: string, price: number) => listing(name, 'AMBR', 'Amber Bridge', usd(price));
  await storeListings(api.dataSource, 'coingecko', [
    amber('coingecko/amber-bridge', 3),
    amber('coingecko/amber-bridge-2', 70),
  ]);
  await storeListings(api.dataSource, 'coinpaprika', [amber('coinpaprika/ambr-amber-bridge', 3.001)]);
  await resolverOn(api.dataSource).run();
  const { data } = await review('?reason=price_only');
  const [found] = data.filter((one: { listing: { symbol: string } }) => one.listing.symbol === 'AMBR');
  expect(found.settled_by).toEqual(['contract']);
});
