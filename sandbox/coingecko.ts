import { BASE, type CoinGeckoKeys, Credits, PRO_BASE, keyRefusal, status } from './coingecko-keys.js';
import { ohlc } from './coingecko-ohlc.js';
import { inCurrency, type Market, type Trade } from './market.js';
import { RateLimit } from './rate-limit.js';
import { exactNumber, json, type Reply, type SandboxRequest, type Upstream } from './reply.js';

export interface CoinGeckoOptions extends CoinGeckoKeys {
  perMinute: number;
  /** Records that no importer should accept, on the last page. */
  invalid: boolean;
}

const MAX_PER_PAGE = 250;

export function coingecko(market: Market, options: CoinGeckoOptions): Upstream {
  const limit = new RateLimit(options.perMinute);
  const credits = new Credits(options.perMinute, options.credits ?? 500_000);
  return (request) => {
    const { path } = request;
    const root = [BASE, PRO_BASE].find((one) => path.startsWith(`${one}/`));
    if (!root) return null;
    const { allowed, headers } = limit.take();
    const asked = { ...request, path: path.slice(root.length) };
    const isPro = root === PRO_BASE;
    const reply = () => {
      const refusal = keyRefusal(request, options);
      if (refusal) return refusal;
      if (isPro && asked.path === '/key') return credits.usage();
      const found = answer(asked, market, { ...options, isPro });
      return isPro ? credits.pay(found) : found;
    };
    const sent = allowed ? reply() : tooMany();
    return { ...sent, headers: { ...sent.headers, ...headers } };
  };
}

function answer(
  { path, query }: SandboxRequest,
  market: Market,
  { invalid, isPro }: Pick<CoinGeckoOptions, 'invalid'> & { isPro: boolean },
): Reply {
  switch (path) {
    case '/ping':
      return json({ gecko_says: '(V3) To the Moon!' });
    case '/coins/markets':
      return markets(query, market, invalid);
    case '/coins/list':
      return json(list(market, query.get('include_platform') === 'true'));
    default:
      if (/^\/coins\/[^/]+\/market_chart\/range$/.test(path)) return chart(path, query, market);
      if (isPro && /^\/coins\/[^/]+\/ohlc\/range$/.test(path)) return ohlc(path, query, market);
      return json({ error: 'Incorrect path. Please check https://docs.coingecko.com' }, 404);
  }
}

function markets(query: URLSearchParams, market: Market, invalid: boolean): Reply {
  const rate = RATES[query.get('vs_currency') ?? ''];
  if (rate === undefined) return json({ error: 'invalid vs_currency' }, 422);
  const perPage = Number(query.get('per_page') ?? 100);
  const page = Number(query.get('page') ?? 1);
  if (!(perPage >= 1 && perPage <= MAX_PER_PAGE && page >= 1)) return json({ error: 'invalid page' }, 422);
  const listed = market.trades().filter(({ coin }) => coin.gecko);
  const items = chosen(
    [...listed.map((trade) => item(inCurrency(trade, rate))), ...(invalid ? invalidItems() : [])],
    query,
  );
  return json(items.slice((page - 1) * perPage, page * perPage));
}

/** The items with the given ids, or all items, in the requested order: by id, otherwise by market cap. */
function chosen(items: readonly Item[], query: URLSearchParams): Item[] {
  const ids = query.get('ids')?.split(',');
  const some = ids ? items.filter(({ id }) => ids.includes(id)) : [...items];
  return query.get('order') === 'id_asc' ? some.sort((a, b) => (a.id < b.id ? -1 : 1)) : some;
}

/** The value of a US dollar in the currencies of the sandbox. */
const RATES: Readonly<Record<string, number>> = { usd: 1, eur: 0.92, btc: 0.000015 };

const HOUR = 3600;
const DAY = 86_400;

/** Hourly points for spans up to 90 days, daily ones beyond. The demo plan covers a year. */
function chart(path: string, query: URLSearchParams, market: Market): Reply {
  const coin = market.coins.find(({ gecko }) => gecko !== null && gecko === path.split('/').at(-3));
  if (!coin) return json({ error: 'coin not found' }, 404);
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
  const step = to - from > 90 * DAY ? DAY : HOUR;
  const last = Math.min(to, market.clock.at(market.clock.tick).getTime() / 1000);
  const prices: unknown[] = [];
  const market_caps: unknown[] = [];
  const total_volumes: unknown[] = [];
  for (let at = Math.ceil(from / step) * step; at <= last; at += step) {
    const price = market.priceAt(coin, new Date(at * 1000));
    prices.push([at * 1000, exactNumber(price.toPrecision(15))]);
    market_caps.push([at * 1000, exactNumber((price * Number(coin.supply ?? 1)).toFixed(2))]);
    total_volumes.push([at * 1000, exactNumber((price * 1000).toFixed(2))]);
  }
  return json({ prices, market_caps, total_volumes });
}

interface Item {
  id: string;
  [field: string]: unknown;
}

function item({ coin, rank, price, cap, volume, change, at }: Trade): Item {
  const unless = (value: unknown) => (coin.bare ? null : value);
  return {
    id: coin.gecko!,
    symbol: coin.symbol.toLowerCase(),
    name: coin.name,
    image: `https://assets.example.com/coins/${rank}/large.png`,
    current_price: exactNumber(price),
    market_cap: exactNumber(cap),
    market_cap_rank: unless(rank),
    fully_diluted_valuation: exactNumber(cap),
    total_volume: exactNumber(volume),
    high_24h: exactNumber(price),
    low_24h: exactNumber(price),
    price_change_24h: unless(-0.00012),
    price_change_percentage_24h: exactNumber(change),
    market_cap_change_24h: unless(0),
    market_cap_change_percentage_24h: exactNumber(change),
    circulating_supply: unless(exactNumber(coin.supply)),
    total_supply: unless(exactNumber(coin.supply)),
    max_supply: coin.symbol === 'BTC' ? 21000000 : null,
    ath: exactNumber(price),
    ath_change_percentage: unless(-7.1),
    ath_date: unless('2025-03-14T07:10:36.635Z'),
    atl: exactNumber(price),
    atl_change_percentage: unless(99099.1),
    atl_date: unless('2019-07-06T00:00:00.000Z'),
    roi: coin.symbol === 'ETH' ? { times: 44.1, currency: 'btc', percentage: 4410.3 } : null,
    last_updated: at.toISOString(),
  };
}

function invalidItems(): Item[] {
  const good = {
    symbol: 'bad',
    image: 'https://assets.example.com/missing.png',
    last_updated: '2026-01-15T12:00:00.000Z',
  };
  return [
    { ...good, id: 'price-is-text', name: 'Price Is Text', current_price: 'ask us' },
    {
      ...good,
      id: 'no-such-day',
      name: 'No Such Day',
      current_price: 1,
      last_updated: '2026-02-30T00:00:00.000Z',
    },
    { ...good, id: 'no-name', name: null, current_price: 1 },
  ];
}

function list(market: Market, withPlatforms: boolean): object[] {
  return market.coins
    .filter((coin) => coin.gecko)
    .map(({ gecko, symbol, name, contract }) => ({
      id: gecko,
      symbol: symbol.toLowerCase(),
      name,
      ...(withPlatforms && { platforms: contract ? { [contract.chain]: contract.address } : {} }),
    }));
}

function tooMany(): Reply {
  return json(status(429, "You've exceeded the Rate Limit. Please visit our pricing page."), 429);
}
