import type { Market } from './market.js';
import { exactNumber, json, type Reply } from './reply.js';

const DAY = 86_400;

/** Daily candles, dated by their end, for at most 180 days per call. Only paid plans have them. */
export function ohlc(path: string, query: URLSearchParams, market: Market): Reply {
  const coin = market.coins.find(({ gecko }) => gecko !== null && gecko === path.split('/').at(-3));
  if (!coin) return json({ error: 'coin not found' }, 404);
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
  if (query.get('interval') !== 'daily' || to - from > 180 * DAY)
    return json({ error: 'the span is too long for this interval' }, 422);
  const last = Math.min(to, market.clock.at(market.clock.tick).getTime() / 1000);
  const candles: unknown[] = [];
  const price = exactNumber(coin.price);
  for (let at = Math.ceil(from / DAY) * DAY; at <= last; at += DAY)
    candles.push([at * 1000, price, price, price, price]);
  return json(candles);
}
