import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { assetsOf } from '../support/identity.js';
import { runToEnd } from '../support/run-to-end.js';
import { useCoinUpstream } from '../support/use-coin-upstream.js';

interface Coin {
  id: string;
  symbol: string;
  name: string;
  price: number;
}

/** What CoinGecko lists, by pages of `/coins/markets`, and what CoinPaprika lists. */
let pages: Coin[][] = [];
let tickers: Coin[] = [];
let minutes = 0;
const last_updated = () => new Date(Date.UTC(2026, 0, 15, 12, minutes)).toISOString();

const market = ({ id, symbol, name, price }: Coin) => ({
  ...{ id, symbol, name, last_updated: last_updated(), current_price: price },
  ...{ market_cap: null, market_cap_rank: null, total_volume: null, price_change_percentage_24h: null },
  ...{ circulating_supply: null, total_supply: null, max_supply: null },
});
const ticker = ({ id, symbol, name, price }: Coin) => ({
  ...{ id, symbol, name, rank: 0, last_updated: last_updated(), total_supply: null, max_supply: null },
  quotes: { USD: { price, volume_24h: null, market_cap: null, percent_change_24h: null } },
});

const coinApis = useCoinUpstream((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://upstream');
  const page = Number(searchParams.get('page'));
  const items = pathname.endsWith('/tickers') ? tickers.map(ticker) : (pages[page - 1] ?? []).map(market);
  response.end(JSON.stringify(items));
});

async function sweep(source: string): Promise<string[]> {
  minutes++;
  expect((await runToEnd(coinApis.app, source)).status).toBe('succeeded');
  await coinApis.app.get(ResolverTrigger).idle();
  const gone = await coinApis.dataSource.query<{ id: string }[]>(
    'select external_id as id from listings where inactive_since is not null order by 1',
  );
  return gone.map(({ id }) => id);
}

const page = (from: number) =>
  Array.from({ length: 250 }, (_, index): Coin => {
    const name = `Coin ${from + index}`;
    return { id: `coin-${from + index}`, symbol: `c${from + index}`, name, price: 3 + from + index };
  });
const river = (id: string, price: number): Coin => ({ id, symbol: 'rivr', name: 'River Moon', price });

it('marks listings that are missing from a complete sweep, until they are listed again', async () => {
  pages = [page(0), [river('river', 4)]];
  expect(await sweep('coingecko')).toEqual([]);
  pages = [page(0)];
  pages[0]![249] = { id: 'coin-x', symbol: 'cx', name: 'Coin X', price: 9 };
  expect(await sweep('coingecko')).toEqual(['coin-249', 'river']);
  pages = [page(0), [river('river', 4)]];
  expect(await sweep('coingecko')).toEqual(['coin-x']);
});

it('excludes the latest quotes of inactive listings from /data, unless requested', async () => {
  const ids = async (path: string) => {
    const reply = await fetch(coinApis.url + path);
    const { data } = (await reply.json()) as { data: { external_id: string }[] };
    return data.map(({ external_id }) => external_id);
  };
  expect(await ids('/data?latest=true&q=coin%20x')).toEqual([]);
  expect(await ids('/data?latest=true&q=coin%20x&inactive=true')).toEqual(['coin-x']);
  expect(await ids('/data?latest=true&q=coin%20x&as_of=2100-01-01')).toEqual(['coin-x']);
  expect(await ids('/data?q=coin%20x')).toEqual(['coin-x']);
  expect(await ids('/data?latest=true&q=coin%201&limit=1000&count=exact')).not.toContain('coin-x');
});

it('trusts no sweep in which a coin moved from one page to another', async () => {
  const last = page(0)[249]!;
  pages = [page(0), [last]];
  expect(await sweep('coingecko')).toEqual(['coin-x']);
});

it('keeps the asset of a coin that gets a new id, under its old slug too', async () => {
  tickers = [river('rivr-river', 4), { id: 'btc-bitcoin', symbol: 'BTC', name: 'Bitcoin', price: 67_000 }];
  await sweep('coinpaprika');
  tickers = [river('rivr-river-moon', 4.02), tickers[1]!];
  expect(await sweep('coinpaprika')).toEqual(['coin-x', 'rivr-river']);
  const assets = await assetsOf(coinApis.dataSource);
  expect(assets['river-moon']).toEqual([
    'coingecko/river',
    'coinpaprika/rivr-river',
    'coinpaprika/rivr-river-moon',
  ]);
});

it('counts a coin whose id cannot be stored, and stores the others', async () => {
  tickers = [tickers[0]!, { id: 'nul-\0', symbol: 'NUL', name: 'Nul', price: 1 }];
  expect(await sweep('coinpaprika')).toEqual(['btc-bitcoin', 'coin-x', 'rivr-river']);
});

it('keeps the asset of a coin that changes its id and name at once, by its symbol and prices', async () => {
  const diploma: Coin = { id: 'bcdt-bcdiploma', symbol: 'BCDT', name: 'BCdiploma', price: 0.0371 };
  const others = [tickers[0]!, { id: 'btc-bitcoin', symbol: 'BTC', name: 'Bitcoin', price: 67_000 }];
  for (const price of [0.0371, 0.0372, 0.0371]) {
    tickers = [...others, { ...diploma, price }];
    await sweep('coinpaprika');
  }
  for (const price of [0.0372, 0.0371, 0.0372]) {
    tickers = [...others, { id: 'bcdt-evidenz', symbol: 'BCDT', name: 'Evidenz', price }];
    await sweep('coinpaprika');
  }
  // The first price alone proved nothing. An hour later, the listing is compared again.
  await coinApis.dataSource.query(
    `update listings set resolved_at = resolved_at - interval '1 hour' where review = 'renamed'`,
  );
  minutes += 60;
  await sweep('coinpaprika');
  const renamed = ['coinpaprika/bcdt-bcdiploma', 'coinpaprika/bcdt-evidenz'];
  expect((await assetsOf(coinApis.dataSource)).evidenz).toEqual(renamed);
  minutes += 600;
  await sweep('coinpaprika');
  expect((await assetsOf(coinApis.dataSource)).evidenz).toEqual(renamed);
});
