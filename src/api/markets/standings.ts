import { Injectable } from '@nestjs/common';
import { PreparedReads } from '../../database/prepared-reads.js';
import { StaleAfter } from '../assets/stale-after.js';
import { SharedCall } from '../../domain/shared-call.js';
import type { Coin } from './coin.js';
import { comparing, type MarketSort, type Order, positionOf } from './market-order.js';
import { standingsSql } from './standings-sql.js';

/** Up to this number of coins, every request reads the standings anew … */
const MAX_UNCACHED_COINS = 200;
/** … and with more coins, they are cached for a millisecond per coin, but no longer than this number of milliseconds. */
const MAX_AGE_MS = 15_000;
/** Maximum number of standings in the cache: one for each currency and moment. */
const MAX_CACHED = 8;

/** All coins at one moment. */
export class Standing {
  private readonly sorted = new Map<string, readonly Coin[]>();
  readonly until: number;

  constructor(private readonly coins: readonly Coin[]) {
    this.until =
      performance.now() + (coins.length > MAX_UNCACHED_COINS ? Math.min(coins.length, MAX_AGE_MS) : 0);
  }

  by(sort: MarketSort, order: Order): readonly Coin[] {
    const key = `${sort} ${order}`;
    const known = this.sorted.get(key);
    if (known) return known;
    const compare = comparing(sort, order);
    const sorted = this.coins.toSorted((a, b) => compare(positionOf(a, sort), positionOf(b, sort)));
    this.sorted.set(key, sorted);
    return sorted;
  }
}

/** The cached standings in one currency, now or as of a moment. */
class Reader {
  private kept?: Standing;
  private readonly read: SharedCall<Standing>;

  constructor(read: () => Promise<Standing>) {
    this.read = new SharedCall(async () => (this.kept = await read()));
  }

  async get(): Promise<Standing> {
    return this.kept && performance.now() < this.kept.until ? this.kept : this.read.result();
  }
}

/** Prices and ranks of all coins, by currency and moment. */
@Injectable()
export class Standings {
  private readonly readers = new Map<string, Reader>();

  constructor(
    private readonly reads: PreparedReads,
    private readonly staleAfter: StaleAfter,
  ) {}

  /**
   * The standings of the coins listed in the currency, now or as of a moment. Without a currency, of all coins, in US
   * dollars.
   */
  of(currency: string | undefined, asOf: string | undefined): Promise<Standing> {
    const key = `${currency ?? ''} ${asOf ?? ''}`;
    const reader = this.readers.get(key) ?? new Reader(() => this.read(currency, asOf));
    this.readers.delete(key);
    if (this.readers.size >= MAX_CACHED) this.readers.delete(this.readers.keys().next().value!);
    this.readers.set(key, reader);
    return reader.get();
  }

  private async read(currency: string | undefined, asOf: string | undefined): Promise<Standing> {
    const parameters = [currency ?? 'USD', this.staleAfter.json, currency === undefined];
    if (asOf === undefined) return new Standing(await this.reads.read<Coin>(standingsSql(null), parameters));
    return new Standing(await this.reads.read<Coin>(standingsSql('$4::timestamptz'), [...parameters, asOf]));
  }
}
