import { chance } from '../src/faults/chance.js';
import type { Market, Trade } from './market.js';
import { json, type Reply, type SandboxRequest, type Upstream } from './reply.js';

export const EXCHANGES_PATH = '/exchanges';
const PAIRS = ['BTC', 'ETH', 'SOL', 'ADA', 'DOGE', 'XRP'];
/** Bitcoin by the name that Kraken gave it before there was a usual one. */
const KRAKEN: Readonly<Record<string, string>> = { BTC: 'XBT', DOGE: 'XDG' };
const LENGTHS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Public endpoints of Binance, Kraken and Coinbase, each under the name of its host. */
export function exchanges(market: Market): Upstream {
  return ({ path, query }) => {
    if (!path.startsWith(`${EXCHANGES_PATH}/`)) return null;
    const [host, ...rest] = path.slice(EXCHANGES_PATH.length + 1).split('/');
    const serve = { 'api.binance.com': binance, 'api.kraken.com': kraken, 'api.coinbase.com': coinbase }[
      host!
    ];
    return serve?.(`/${rest.join('/')}`, query, market) ?? json({ error: 'not found' }, 404);
  };
}

type Serve = (path: string, query: SandboxRequest['query'], market: Market) => Reply | null;

const binance: Serve = (path, query, market) => {
  const pairs = traded(market);
  if (path === '/api/v3/exchangeInfo')
    return json({
      timezone: 'UTC',
      symbols: pairs.map(({ coin: { symbol } }) => ({
        symbol: `${symbol}USDT`,
        status: 'TRADING',
        baseAsset: symbol,
        quoteAsset: 'USDT',
        isSpotTradingAllowed: true,
        permissions: [],
        filters: [],
      })),
    });
  if (path === '/api/v3/ticker/24hr') {
    const wanted = query.get('symbols');
    const some = pairs.filter(({ coin }) => !wanted || wanted.includes(`"${coin.symbol}USDT"`));
    return json(
      some.map(({ coin, price, volume, change, at }) => ({
        symbol: `${coin.symbol}USDT`,
        lastPrice: price,
        priceChangePercent: change,
        volume: String(Math.round(Number(volume) / Number(price))),
        quoteVolume: volume,
        openTime: at.getTime() - 86_400_000,
        closeTime: at.getTime(),
      })),
    );
  }
  if (path !== '/api/v3/klines') return null;
  const pair = pairs.find(({ coin }) => `${coin.symbol}USDT` === query.get('symbol'));
  if (!pair) return json({ code: -1121, msg: 'Invalid symbol.' }, 400);
  const length = secondsOf(query.get('interval') ?? '1h');
  const candles = candlesOf(market, pair, length, {
    from: Number(query.get('startTime') ?? 0) / 1000,
    count: Number(query.get('limit') ?? 500),
  });
  return json(
    candles.map(({ at, open, high, low, close, volume }) => [
      ...[
        at * 1000,
        open,
        high,
        low,
        close,
        volume,
        (at + length) * 1000 - 1,
        volume,
        42,
        volume,
        volume,
        '0',
      ],
    ]),
  );
};

const kraken: Serve = (path, query, market) => {
  const pairs = traded(market);
  const nameOf = ({ coin: { symbol } }: Trade) => `${KRAKEN[symbol] ?? symbol}USD`;
  const found = (result: object) => json({ error: [], result });
  switch (path) {
    case '/0/public/Assets':
      return found(
        Object.fromEntries(
          [...pairs.map(({ coin }) => KRAKEN[coin.symbol] ?? coin.symbol), 'USD'].map((name) => [
            name,
            { aclass: 'currency', altname: name, decimals: 10, display_decimals: 5, status: 'enabled' },
          ]),
        ),
      );
    case '/0/public/AssetPairs':
      return found(
        Object.fromEntries(
          pairs.map((pair) => {
            const base = KRAKEN[pair.coin.symbol] ?? pair.coin.symbol;
            const wsname = `${base}/USD`;
            const rest = { aclass_base: 'currency', aclass_quote: 'currency', fees: [], fees_maker: [] };
            const facts = { pair_decimals: 5, lot_decimals: 8, ordermin: '0.1', status: 'online' };
            return [nameOf(pair), { altname: nameOf(pair), wsname, base, quote: 'USD', ...rest, ...facts }];
          }),
        ),
      );
    case '/0/public/Ticker': {
      const wanted = query.get('pair')?.split(',');
      return found(
        Object.fromEntries(
          pairs
            .filter((pair) => !wanted || wanted.includes(nameOf(pair)))
            .map((pair) => {
              const { price, volume } = pair;
              const traded = String(Math.round(Number(volume) / Number(price)));
              const [a, v, p] = [
                [price, '1', '1.0'],
                [traded, traded],
                [price, price],
              ];
              return [nameOf(pair), { a, b: a, c: [price, '0.1'], v, p, t: [9, 9], l: p, h: p, o: price }];
            }),
        ),
      );
    }
    case '/0/public/OHLC': {
      const pair = pairs.find((one) => nameOf(one) === query.get('pair'));
      if (!pair) return json({ error: ['EQuery:Unknown asset pair'] });
      const length = Number(query.get('interval') ?? 1) * 60;
      // Only the newest 720, however far back they are asked for.
      const newest = Math.floor(secondsAt(market) / length) * length;
      const from = Math.max(Number(query.get('since') ?? 0) + 1, newest - 719 * length);
      const candles = candlesOf(market, pair, length, { from, count: 720 });
      return found({
        [nameOf(pair)]: candles.map(({ at, open, high, low, close, volume }) => [
          ...[at, open, high, low, close, close, volume, 42],
        ]),
        last: newest - length,
      });
    }
    default:
      return null;
  }
};

const coinbase: Serve = (path, query, market) => {
  const pairs = traded(market);
  const idOf = ({ coin }: Trade) => `${coin.symbol}-USD`;
  const PRODUCTS = '/api/v3/brokerage/market/products';
  if (path === '/v2/currencies') return json({ data: [{ id: 'USD', name: 'US Dollar', min_size: '0.01' }] });
  if (path === '/v2/currencies/crypto')
    return json({
      data: pairs.map(({ coin }) => ({
        ...{ asset_id: `id-of-${coin.symbol}`, code: coin.symbol, name: coin.name, type: 'crypto' },
      })),
    });
  if (path === '/v2/exchange-rates') return json({ data: { currency: 'USD', rates: {} } });
  if (path === PRODUCTS) {
    const wanted = query.getAll('product_ids');
    const some = pairs.filter((pair) => !wanted.length || wanted.includes(idOf(pair)));
    const isFuture = query.get('product_type') === 'FUTURE';
    return json({
      products: (isFuture ? [] : some).map((pair) => ({
        product_id: idOf(pair),
        price: pair.price,
        price_percentage_change_24h: pair.change,
        volume_24h: String(Math.round(Number(pair.volume) / Number(pair.price))),
        approximate_quote_24h_volume: pair.volume,
        base_currency_id: pair.coin.symbol,
        quote_currency_id: 'USD',
        base_name: pair.coin.name,
        product_type: 'SPOT',
        status: 'online',
        trading_disabled: false,
      })),
      num_products: isFuture ? 0 : some.length,
    });
  }
  const id = new RegExp(`^${PRODUCTS}/([^/]+)/candles$`).exec(path)?.[1];
  const pair = pairs.find((one) => idOf(one) === id);
  if (!pair) return id ? json({ error: 'NOT_FOUND', message: 'valid product_id is required' }, 404) : null;
  const length = GRANULARITIES[query.get('granularity') ?? ''] ?? 3600;
  const [start, end] = [query.get('start'), query.get('end')].map(Number);
  const count = Math.min(300, Math.floor((end! - start!) / length) + 1);
  const candles = candlesOf(market, pair, length, { from: start!, count });
  return json({
    candles: candles
      .map(({ at, ...amounts }) => ({ start: String(at), ...amounts }))
      .filter(({ start: at }) => Number(at) <= end!)
      .reverse(),
  });
};

const GRANULARITIES: Readonly<Record<string, number>> = {
  ONE_MINUTE: 60,
  FIVE_MINUTE: 300,
  FIFTEEN_MINUTE: 900,
  ONE_HOUR: 3600,
  SIX_HOUR: 21_600,
  ONE_DAY: 86_400,
};

const traded = (market: Market) =>
  market.trades().filter(({ coin }) => PAIRS.includes(coin.symbol) && coin.gecko);
const secondsAt = ({ clock }: Market) => clock.at(clock.tick).getTime() / 1000;
const secondsOf = (interval: string) => Number(interval.slice(0, -1)) * (LENGTHS[interval.at(-1)!] ?? 3600);

interface Candle {
  at: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

/** Of the prices that the market had, and the same whenever they are asked for. Nothing was traded before the day that each coin came to the exchanges. */
function candlesOf(
  market: Market,
  { coin }: Trade,
  length: number,
  { from, count }: { from: number; count: number },
): Candle[] {
  const first = Math.ceil(Math.max(from, Date.UTC(2020, 0, 1) / 1000) / length) * length;
  const last = Math.floor(secondsAt(market) / length) * length;
  const candles: Candle[] = [];
  const priceAt = (at: number) => market.priceAt(coin, new Date(at * 1000)).toPrecision(12);
  for (let at = first; at <= last && candles.length < count; at += length) {
    const [open, close] = [priceAt(at), priceAt(at + length)];
    const [low, high] = Number(open) < Number(close) ? [open, close] : [close, open];
    candles.push({
      at,
      open,
      high,
      low,
      close,
      volume: (1 + 99 * chance(coin.name, at, 'volume')).toFixed(8),
    });
  }
  return candles;
}
