import type { Coin } from './coin.js';
import { historical, ohlcv } from './coinpaprika-history.js';
import { inCurrency, type Market, type Trade } from './market.js';
import { RateLimit } from './rate-limit.js';
import { exactNumber, json, type Reply, type SandboxRequest, type Upstream } from './reply.js';

export interface CoinPaprikaOptions {
  perMinute: number;
  /** If set, calls must send it in `authorization`. */
  key?: string;
  /** Records that no importer should accept, at the end of the list. */
  invalid: boolean;
}

const BASE = '/v1';
/** Maximum number of currencies per call, and the value of a US dollar in the currencies of the sandbox. */
const MAX_QUOTES = 3;
const RATES: Readonly<Record<string, number>> = { USD: 1, EUR: 0.92, BTC: 0.000015, ETH: 0.0003 };

export function coinpaprika(market: Market, options: CoinPaprikaOptions): Upstream {
  const limit = new RateLimit(options.perMinute);
  return (request) => {
    if (!request.path.startsWith(`${BASE}/`)) return null;
    if (!limit.take().allowed) return json({ error: 'too many requests' }, 429, { 'retry-after': '10' });
    if (options.key && request.headers.authorization !== options.key)
      return json({ error: 'invalid api key' }, 403);
    return answer(request, market, options);
  };
}

function answer(
  { path, query }: SandboxRequest,
  market: Market,
  { invalid, key }: CoinPaprikaOptions,
): Reply {
  const rest = path.slice(BASE.length);
  const coins = market.trades().filter(({ coin }) => coin.paprika);
  if (rest === '/tickers') {
    const currencies = (query.get('quotes') ?? 'USD').split(',');
    if (currencies.length > MAX_QUOTES || currencies.some((currency) => !RATES[currency]))
      return json({ error: 'unsupported quote' }, 400);
    return json([...coins.map((trade) => ticker(trade, currencies)), ...(invalid ? invalidTickers() : [])]);
  }
  if (rest === '/coins') return json(coins.map(summary));
  if (rest === '/contracts') return json(Object.values(PLATFORMS));
  const chain = Object.keys(PLATFORMS).find((name) => rest === `/contracts/${PLATFORMS[name]}`);
  if (chain) return json(coins.flatMap(({ coin }) => contractOn(coin, chain)));
  const [, id, series] = /^\/(?:tickers|coins)\/([^/]+)\/(historical|ohlcv\/historical)$/.exec(rest) ?? [];
  if (id) {
    const read = series === 'historical' ? historical : ohlcv;
    return read(
      coins.find(({ coin }) => coin.paprika === id),
      query,
      key !== undefined,
    );
  }
  const trade = coins.find(({ coin }) => rest === `/coins/${coin.paprika}`);
  return trade ? json(details(trade)) : json({ error: 'id not found' }, 404);
}

/** CoinPaprika's ids for the chains in the simulated market. */
const PLATFORMS: Readonly<Record<string, string>> = {
  ethereum: 'eth-ethereum',
  'binance-smart-chain': 'bnb-binance-coin',
  solana: 'sol-solana',
  'polygon-pos': 'matic-polygon',
  'arbitrum-one': 'arb-arbitrum',
  base: 'base-base',
  tron: 'trx-tron',
};

/** This API knows fewer contracts than the other one, and writes addresses differently. */
function contractOn({ paprika, contract, paprikaContract = true }: Coin, chain: string): object[] {
  if (contract?.chain !== chain || !paprikaContract) return [];
  const address =
    chain === 'ethereum' ? contract.address.toUpperCase().replace('0X', '0x') : contract.address;
  return [{ address, id: paprika, type: chain === 'ethereum' ? 'ERC20' : 'token', active: true }];
}

function ticker(trade: Trade, currencies: readonly string[]): object {
  const { coin, rank, at } = trade;
  return {
    id: coin.paprika,
    name: coin.paprikaNaming?.name ?? coin.name,
    symbol: paprikaSymbol(coin),
    rank: coin.bare ? 0 : rank,
    total_supply: coin.bare ? null : exactNumber(coin.supply),
    max_supply: coin.symbol === 'BTC' ? 21000000 : 0,
    beta_value: coin.bare ? null : 1.08123,
    first_data_at: '2018-06-20T00:00:00Z',
    last_updated: `${at.toISOString().slice(0, 19)}Z`,
    quotes: Object.fromEntries(
      currencies.map((currency) => [currency, figures(inCurrency(trade, RATES[currency]!))]),
    ),
  };
}

function figures({ price, cap, volume, change }: Trade): object {
  return {
    price: exactNumber(price),
    volume_24h: exactNumber(volume),
    volume_24h_change_24h: -1.5,
    market_cap: exactNumber(cap),
    market_cap_change_24h: exactNumber(change),
    percent_change_15m: 0.02,
    percent_change_30m: 0.04,
    percent_change_1h: 0.13,
    percent_change_6h: -0.77,
    percent_change_12h: 0.5,
    percent_change_24h: exactNumber(change),
    percent_change_7d: 3.1,
    percent_change_30d: -2.2,
    percent_change_1y: 61.5,
    ath_price: exactNumber(price),
    ath_date: '2025-03-14T07:07:00Z',
    percent_from_price_ath: -8.15,
  };
}

function paprikaSymbol({ paprikaNaming, symbol, still }: Coin): string {
  if (paprikaNaming) return paprikaNaming.symbol;
  return still || symbol === 'null' ? symbol : symbol.toUpperCase();
}

function invalidTickers(): object[] {
  const good = {
    name: 'Bad',
    symbol: 'BAD',
    rank: 0,
    total_supply: 0,
    max_supply: 0,
    last_updated: '2026-01-15T12:00:00Z',
  };
  return [
    { ...good, id: 'bad-no-quote', quotes: {} },
    { ...good, id: 'bad-price-is-text', quotes: { USD: { price: 'NaN', volume_24h: 0, market_cap: 0 } } },
  ];
}

function summary({ coin, rank }: Trade): object {
  const type = coin.contract ? 'token' : 'coin';
  return {
    id: coin.paprika,
    name: coin.paprikaNaming?.name ?? coin.name,
    symbol: paprikaSymbol(coin),
    rank,
    is_new: false,
    is_active: true,
    type,
  };
}

function details(trade: Trade): object {
  const { contract } = trade.coin;
  return {
    ...summary(trade),
    description: `${trade.coin.name} exists in the sandbox only.`,
    ...(contract && {
      platform: PLATFORMS[contract.chain],
      contract: contract.address,
      contracts: [{ contract: contract.address, platform: PLATFORMS[contract.chain], type: 'ERC20' }],
    }),
  };
}
