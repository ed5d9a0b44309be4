import { uptime } from '../../domain/clock.js';
import { RecentUse } from './recent-use.js';

/**
 * Number of waiting clients to compare for each request that begins, so that choosing the next one is cheap however
 * many are waiting.
 */
const MAX_COMPARED = 1000;

/** Requests that may begin per iteration of the event loop … */
const PER_TURN = 8;
/** … and how many of these requests may be from heavy clients: their recent use, in units, is above HEAVY_USE. */
const HEAVY_PER_TURN = 2;
const HEAVY_USE = 10;
/** Short, so that a client with steady requests comes before one that sends many at the same moment. */
const HALF_LIFE_MS = 1000;
/**
 * An unknown client counts as heavy until its first request has begun. When hundreds of new clients arrive at the same
 * moment, earlier clients do not have to wait for all of them.
 */
const NEWCOMER_USE = HEAVY_USE + 1;

/**
 * Begins only a few requests per iteration of the event loop. A long iteration delays every client, so its length must
 * not depend on how many requests arrive at once. The next request is from the waiting client with the least recent
 * use.
 */
export class FairTurns {
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly use = new RecentUse(HALF_LIFE_MS);
  private begun = { all: 0, heavy: 0 };

  constructor(private readonly afterTurn: (next: () => void) => void = setImmediate) {}

  waitingOf(client: string): number {
    return this.waiting.get(client)?.length ?? 0;
  }

  /** Adds units to the client's use, in addition to the 1 counted for each request. */
  charge(client: string, units: number): void {
    this.use.add(client, units);
  }

  take(client: string, begin: () => void): void {
    if (this.mayBegin(client)) return this.begin(client, begin);
    const own = this.waiting.get(client);
    if (own) own.push(begin);
    else this.waiting.set(client, [begin]);
  }

  private mayBegin(client: string): boolean {
    if (this.begun.all >= PER_TURN) return false;
    return this.begun.heavy < HEAVY_PER_TURN || !this.isHeavy(client);
  }

  private isHeavy(client: string): boolean {
    return this.useOf(client) > HEAVY_USE;
  }

  private useOf(client: string, now?: number): number {
    return this.use.has(client) ? this.use.of(client, now) : NEWCOMER_USE;
  }

  private begin(client: string, begin: () => void): void {
    if (this.begun.all === 0) this.afterTurn(() => this.next());
    this.begun.all++;
    if (this.isHeavy(client)) this.begun.heavy++;
    this.use.add(client, 1);
    begin();
  }

  private next(): void {
    this.begun = { all: 0, heavy: 0 };
    for (;;) {
      const client = this.leastUsed();
      // If the client with the least use is heavy, so are all others.
      if (client === undefined || !this.mayBegin(client)) return;
      const own = this.waiting.get(client)!;
      const begin = own.shift()!;
      if (!own.length) this.waiting.delete(client);
      this.begin(client, begin);
    }
  }

  private leastUsed(): string | undefined {
    let least: string | undefined;
    let used = Infinity;
    let compared = 0;
    const now = uptime();
    for (const client of this.waiting.keys()) {
      const its = this.useOf(client, now);
      if (its < used) [least, used] = [client, its];
      if (++compared === MAX_COMPARED) break;
    }
    return least;
  }
}
