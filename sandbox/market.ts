import { chance } from '../src/faults/chance.js';
import type { Clock } from './clock.js';
import type { Coin } from './coin.js';
import { makeCoins } from './coins.js';

/** The figures of a coin at one tick, as JSON literals with all their digits; null if unknown. */
export interface Trade {
  coin: Coin;
  rank: number;
  price: string | null;
  cap: string | null;
  volume: string | null;
  change: string | null;
  at: Date;
}

export class Market {
  readonly coins: readonly Coin[];

  constructor(
    private readonly seed: string,
    count: number,
    readonly clock: Clock,
  ) {
    this.coins = makeCoins(seed, count);
  }

  trades(): readonly Trade[] {
    return this.coins.map((coin, index) => this.trade(coin, index + 1));
  }

  priceAt(coin: Coin, moment: Date): number {
    return Number(coin.price) * this.factor(coin, this.clock.tickAt(moment));
  }

  /** A coin trades in two out of three ticks. */
  private trade(coin: Coin, rank: number): Trade {
    const { tick } = this.clock;
    const at = coin.still ? 0 : chance(this.seed, coin.name, tick) < 1 / 3 ? tick - 1 : tick;
    const moment = this.clock.at(at);
    if (coin.bare) return { coin, rank, price: null, cap: null, volume: null, change: null, at: moment };
    if (coin.still)
      return { coin, rank, price: coin.price, cap: '15241578.75', volume: '0', change: '0', at: moment };
    const now = this.factor(coin, at);
    const price = Number(coin.price) * now;
    const cap = price * Number(coin.supply ?? 0);
    const before = this.factor(coin, at - 240);
    return {
      coin,
      rank,
      price: String(Number(price.toPrecision(15))),
      cap: cap.toFixed(2),
      volume: (cap * (0.01 + 0.1 * chance(this.seed, coin.name, 'volume', at))).toFixed(2),
      change: ((now / before - 1) * 100).toFixed(5),
      at: moment,
    };
  }

  private factor(coin: Coin, tick: number): number {
    const name = coin.like ?? coin.name;
    const phase = chance(this.seed, name, 'phase') * 2 * Math.PI;
    const noise = chance(this.seed, name, 'noise', tick) - 0.5;
    // Waves of days, hours and minutes, so that candles of every length look like a market's.
    const waves = [9000, 1100, 90].map((ticks, index) => Math.sin(tick / ticks + phase * (index + 1)));
    return 1 + 0.05 * waves[0]! + 0.02 * waves[1]! + 0.01 * waves[2]! + 0.005 * noise;
  }
}

/** The same trade in another currency, given its exchange rate to the US dollar. */
export function inCurrency(trade: Trade, rate: number): Trade {
  const times = (amount: string | null) =>
    amount === null || rate === 1 ? amount : String(Number((Number(amount) * rate).toPrecision(12)));
  return { ...trade, price: times(trade.price), cap: times(trade.cap), volume: times(trade.volume) };
}
