import { json } from '../reply.js';
import { candlesOf, type Serve, exchangeTrades } from './trades.js';

const LENGTHS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

const secondsOf = (interval: string) => Number(interval.slice(0, -1)) * (LENGTHS[interval.at(-1)!] ?? 3600);

export const binance: Serve = (path, query, market) => {
  const pairs = exchangeTrades(market);
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
      ...[at * 1000, open, high, low, close, volume],
      ...[(at + length) * 1000 - 1, volume, 42, volume, volume, '0'],
    ]),
  );
};
