import { listing, resolverOn, storeListings } from '../support/identity.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';

let api: Api;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, SOURCES: 'coingecko,coinpaprika,csv' });
  const db = api.dataSource;
  await db.query('truncate listings, quotes, latest_quotes, assets, articles, mention_dictionary cascade');
  await storeListings(db, 'coingecko', [
    listing('coingecko/bitcoin', 'BTC', 'Bitcoin', { contracts: ['x 0x1'] }),
    listing('coingecko/river-moon', 'RIVR', 'River Moon'),
  ]);
  await storeListings(db, 'coinpaprika', [
    listing('coinpaprika/btc-bitcoin', 'BTC', 'Bitcoin', { contracts: ['x 0x1'] }),
  ]);
  await resolverOn(db).run();
});
afterAll(() => api.stop());

const post = async (path: string, body: unknown, headers: Record<string, string> = { 'x-api-key': ADMIN }) =>
  api.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const SPLIT = { asset: 'bitcoin', listings: ['coinpaprika/btc-bitcoin'] };
const MERGE = { from: ['river-moon'], into: 'bitcoin' };

/** Everything that an operation changes. */
const stored = () =>
  api.dataSource.query<unknown[]>(
    `select (select json_agg(a order by id) from assets a) as assets, (select json_agg(l order by id) from listings l) as listings,
       (select json_agg(s order by slug) from asset_slugs s) as slugs, (select count(*) from identity_operations) as operations,
       (select count(*) from identity_decisions) as decisions, (select count(*) from audit_log) as audited`,
  );

describe('POST /assets/{split,merge}/preview', () => {
  it('shows the assets that the operation then results in, and stores nothing', async () => {
    const before = await stored();
    const split = await post('/assets/split/preview', SPLIT);
    expect(split.json).toEqual({
      assets: [
        { slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin', listings: ['coingecko/bitcoin'] },
        { slug: 'bitcoin-btc', symbol: 'BTC', name: 'Bitcoin', listings: ['coinpaprika/btc-bitcoin'] },
      ],
    });
    const merge = await post('/assets/merge/preview', MERGE);
    const listings = ['coingecko/bitcoin', 'coingecko/river-moon', 'coinpaprika/btc-bitcoin'];
    expect(merge.json).toEqual({
      assets: [{ slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin', listings: expect.anything() }],
    });
    expect([...(merge.json.assets as { listings: string[] }[])[0]!.listings].sort()).toEqual(listings);
    expect(await stored()).toEqual(before);
    const done = await post('/assets/split', SPLIT);
    expect(done.json.assets).toEqual(['bitcoin', 'bitcoin-btc']);
  });

  it('refuses what the operation would refuse', async () => {
    const statuses = [];
    for (const [path, body, headers] of [
      ['/assets/split/preview', { asset: 'nothing', listings: ['csv/X'] }],
      ['/assets/split/preview', { asset: 'river-moon', listings: ['coingecko/river-moon'] }],
      ['/assets/merge/preview', { from: [], into: 'bitcoin' }],
      ['/assets/merge/preview', MERGE, {}],
    ] as [string, object, Record<string, string>?][])
      statuses.push((await post(path, body, headers)).status);
    expect(statuses).toEqual([404, 409, 400, 401]);
  });
});
