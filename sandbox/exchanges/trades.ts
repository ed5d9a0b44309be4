import { chance } from '../../src/faults/chance.js';
import type { Market, Trade } from '../market.js';
import type { Reply, SandboxRequest } from '../reply.js';

const PAIRS = ['BTC', 'ETH', 'SOL', 'ADA', 'DOGE', 'XRP'];

/** Replies to a path below the host of one exchange. */
export type Serve = (path: string, query: SandboxRequest['query'], market: Market) => Reply | null;

/** The coins that the exchanges trade. */
export const exchangeTrades = (market: Market) =>
  market.trades().filter(({ coin }) => PAIRS.includes(coin.symbol) && coin.gecko);
export const secondsAt = ({ clock }: Market) => clock.at(clock.tick).getTime() / 1000;

interface Candle {
  at: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

/** Candles of the market's past prices, identical for every request. There are none before the day each coin was listed. */
export function candlesOf(
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
