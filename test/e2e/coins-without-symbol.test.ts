import { EveryUse } from '../support/every-use.js';
import { FourSources } from '../support/four-sources.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';

let sources: FourSources;

beforeAll(async () => {
  sources = await FourSources.start();
});
afterAll(() => sources.stop());

const market = (id: string, symbol: string | null, name: string, price: number) => ({
  ...{ id, symbol, name, last_updated: new Date().toISOString(), current_price: price, market_cap: 1000 },
  ...{ market_cap_rank: null, total_volume: null, price_change_percentage_24h: null },
  ...{ circulating_supply: null, total_supply: null, max_supply: null },
});
const ticker = (id: string, symbol: string, name: string, price: number) => ({
  ...{ id, symbol, name, rank: 0, last_updated: new Date().toISOString() },
  quotes: { USD: { price, volume_24h: null, market_cap: null, percent_change_24h: null } },
});
const get = async (path: string) => {
  const response = await fetch(sources.service.url + path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as { data: Record<string, unknown>[] };
};
const resolved = () => sources.service.app.get(ResolverTrigger).idle();

it('coins without a symbol are stored, found, listed and exported with null for it, and remain separate coins', async () => {
  const runs = await sources.read({
    markets: JSON.stringify([
      market('quiet-river', '', 'Quiet River', 2),
      market('bright-lamp', null, 'Bright Lamp', 3),
      market('blank', ' \u200b', 'Blank Symbol', 5),
      market('w', 'w', 'Single Letter', 4),
    ]),
    tickers: JSON.stringify([
      ticker('-quiet-river', '', 'Quiet River', 2),
      ticker('-other', '', 'Something Else', 7),
    ]),
    csv: 'id,symbol,name,price,date\nsilver-bell,,Silver Bell,1,2024-01-01\ngold-bell,GB,Gold Bell,2,2024-01-01\n',
  });
  expect(runs.map(({ run }) => [run.status, run.rejected])).toEqual(Array(4).fill(['succeeded', '0']));
  await resolved();
  const { data } = await get('/data?q=quiet&source=coingecko');
  expect(data).toMatchObject([
    { external_id: 'quiet-river', asset: { symbol: null, name: 'Quiet River', slug: 'quiet-river' } },
  ]);
  const listings = (await get('/listings?limit=100')).data;
  const without = listings.filter(({ symbol }) => symbol === null).map(({ external_id }) => external_id);
  expect(without.sort()).toEqual([
    '-other',
    '-quiet-river',
    'blank',
    'bright-lamp',
    'quiet-river',
    'silver-bell',
  ]);
  const slugs = new Set(listings.map(({ asset }) => asset));
  expect([...slugs].filter(Boolean).length).toBeGreaterThanOrEqual(7);
  expect((await get('/assets?q=bright%20lamp')).data).toMatchObject([{ symbol: null, name: 'Bright Lamp' }]);
  for (const path of ['/data?symbol=', '/data?kind=quote&q=', '/assets?symbol='])
    expect([path, (await get(`${path}%E2%80%8Bw%C2%A0&source=coingecko`)).data.length]).toEqual([path, 1]);
  const markets = (await get('/markets?sort=symbol&limit=100')).data;
  expect(markets.map(({ symbol }) => symbol).slice(0, 2)).toEqual(['GB', 'W']);
  expect(markets.at(-1)!.symbol).toBeNull();
  await new EveryUse(sources.service, sources.database.dataSource).run(runs);
});

it('a coin that gets a symbol later keeps its asset, and one that loses its symbol is still found by it', async () => {
  const before = (await get('/assets?q=bright%20lamp')).data[0]!.id;
  await sources.read({ markets: JSON.stringify([market('bright-lamp', 'lamp', 'Brighter Light', 3)]) }, [
    'coingecko',
  ]);
  await resolved();
  expect((await get('/assets?q=bright%20lamp')).data).toMatchObject([
    { id: before, symbol: 'LAMP', name: 'Brighter Light' },
  ]);
  await sources.read({ markets: JSON.stringify([market('bright-lamp', '', 'Brighter Light', 3)]) }, [
    'coingecko',
  ]);
  await resolved();
  expect((await get('/assets?symbol=LAMP')).data).toMatchObject([{ id: before, symbol: null }]);
});
