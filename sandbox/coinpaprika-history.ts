import type { Trade } from './market.js';
import { exactNumber, json, type Reply } from './reply.js';

const DAY = 86_400;

/** Historical points: a day apart, or an hour apart with a key. */
export function historical(trade: Trade | undefined, query: URLSearchParams, hasKey: boolean): Reply {
  if (!trade) return json({ error: 'id not found' }, 404);
  const isHourly = query.get('interval') === '1h';
  if (isHourly && !hasKey) return upgrade();
  return json(
    moments(trade, query, isHourly ? 3600 : DAY).map((timestamp) => ({
      timestamp,
      price: exactNumber(trade.coin.price),
      volume_24h: exactNumber(trade.volume),
      market_cap: exactNumber(trade.cap),
    })),
  );
}

/** Daily candles. Only paid plans include past ones. */
export function ohlcv(trade: Trade | undefined, query: URLSearchParams, hasKey: boolean): Reply {
  if (!trade) return json({ error: 'id not found' }, 404);
  if (!hasKey) return upgrade();
  const price = exactNumber(trade.coin.price);
  return json(
    moments(trade, query, DAY).map((time_open) => ({
      time_open,
      time_close: new Date(Date.parse(time_open) + DAY * 1000 - 1000).toISOString(),
      ...{ open: price, high: price, low: price, close: price },
      volume: exactNumber(trade.volume),
      market_cap: exactNumber(trade.cap),
    })),
  );
}

/** The moments between `start` and `end`, up to the number that the API sends at a time. */
function moments({ at: present }: Trade, query: URLSearchParams, step: number): string[] {
  const last = Math.min(Number(query.get('end')), present.getTime() / 1000);
  const found: string[] = [];
  for (
    let at = Math.ceil(Number(query.get('start')) / step) * step;
    at <= last && found.length < Number(query.get('limit') ?? 1000);
    at += step
  )
    found.push(`${new Date(at * 1000).toISOString().slice(0, 19)}Z`);
  return found;
}

const upgrade = () => json({ error: 'this plan has no access to it: upgrade your plan' }, 402);
