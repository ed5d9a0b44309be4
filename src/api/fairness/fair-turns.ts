import { uptime } from '../../domain/clock.js';
import { RecentUse } from './recent-use.js';

/** Clients that are compared for each turn, so that a turn costs little however many wait. */
const COMPARED = 1000;

/** Requests begun per turn. Fewer would delay all of them while a turn is long, as when exports are written. */
const PER_TURN = 8;

/**
 * Begins few requests per turn of the event loop: what a turn does delays everybody, so its length must not depend on how many
 * requests arrive at once. Of those that wait, the next is of the client with the least recent use.
 */
export class FairTurns {
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly use = new RecentUse();
  private left = PER_TURN;

  constructor(private readonly afterTurn: (next: () => void) => void = setImmediate) {}

  waitingOf(client: string): number {
    return this.waiting.get(client)?.length ?? 0;
  }

  /** Counts use beyond that of a request. */
  charge(client: string, units: number): void {
    this.use.add(client, units);
  }

  take(client: string, begin: () => void): void {
    if (this.left > 0) return this.begin(client, begin);
    const own = this.waiting.get(client);
    if (own) own.push(begin);
    else this.waiting.set(client, [begin]);
  }

  private begin(client: string, begin: () => void): void {
    if (this.left === PER_TURN) this.afterTurn(() => this.next());
    this.left--;
    this.use.add(client, 1);
    begin();
  }

  private next(): void {
    this.left = PER_TURN;
    while (this.left > 0) {
      const client = this.leastUsed();
      if (client === undefined) return;
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
      const its = this.use.of(client, now);
      if (its < used) [least, used] = [client, its];
      if (++compared === COMPARED) break;
    }
    return least;
  }
}
