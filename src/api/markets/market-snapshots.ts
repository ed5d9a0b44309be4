import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { StalePriceAges } from '../assets/stale-price-ages.js';
import { SharedCall } from '../../domain/shared-call.js';
import type { Coin } from './coin.js';
import { positionComparator, type MarketFigure, type Order, positionOf } from './market-order.js';
import { marketSnapshotSql } from './market-snapshot-sql.js';

/** Up to this number of coins, every request reads a new snapshot … */
const MAX_UNCACHED_COINS = 200;
/** … and with more coins, snapshots are cached for a millisecond per coin, but no longer than this number of milliseconds. */
const MAX_AGE_MS = 15_000;
/** Maximum number of snapshots in the cache: one for each currency and moment. */
const MAX_CACHED = 8;

/** All coins at one moment. */
export class MarketSnapshot {
  private readonly sorted = new Map<string, readonly Coin[]>();
  readonly until: number;

  constructor(private readonly coins: readonly Coin[]) {
    this.until =
      performance.now() + (coins.length > MAX_UNCACHED_COINS ? Math.min(coins.length, MAX_AGE_MS) : 0);
  }

  sortedBy(sort: MarketFigure, order: Order): readonly Coin[] {
    const key = `${sort} ${order}`;
    const cached = this.sorted.get(key);
    if (cached) return cached;
    const compare = positionComparator(sort, order);
    const sorted = this.coins.toSorted((a, b) => compare(positionOf(a, sort), positionOf(b, sort)));
    this.sorted.set(key, sorted);
    return sorted;
  }
}

/** Caches the snapshot for one currency, now or as of a moment. */
class CachedSnapshot {
  private cached?: MarketSnapshot;
  private readonly read: SharedCall<MarketSnapshot>;

  constructor(read: () => Promise<MarketSnapshot>) {
    this.read = new SharedCall(async () => (this.cached = await read()));
  }

  async get(): Promise<MarketSnapshot> {
    return this.cached && performance.now() < this.cached.until ? this.cached : this.read.result();
  }
}

/** Snapshots of the prices and ranks of all coins, by currency and moment. */
@Injectable()
export class MarketSnapshots {
  private readonly readers = new Map<string, CachedSnapshot>();

  constructor(
    private readonly reads: PreparedQueries,
    private readonly staleAfter: StalePriceAges,
  ) {}

  /**
   * The snapshot of the coins listed in a currency, now or as of a moment. Without a currency: of all coins, in US dollars.
   */
  get(currency: string | undefined, asOf: string | undefined): Promise<MarketSnapshot> {
    const key = `${currency ?? ''} ${asOf ?? ''}`;
    const reader = this.readers.get(key) ?? new CachedSnapshot(() => this.read(currency, asOf));
    this.readers.delete(key);
    if (this.readers.size >= MAX_CACHED) this.readers.delete(this.readers.keys().next().value!);
    this.readers.set(key, reader);
    return reader.get();
  }

  private async read(currency: string | undefined, asOf: string | undefined): Promise<MarketSnapshot> {
    const parameters = [currency ?? 'USD', this.staleAfter.json, currency === undefined];
    if (asOf === undefined)
      return new MarketSnapshot(await this.reads.read<Coin>(marketSnapshotSql(null), parameters));
    return new MarketSnapshot(
      await this.reads.read<Coin>(marketSnapshotSql('$4::timestamptz'), [...parameters, asOf]),
    );
  }
}
